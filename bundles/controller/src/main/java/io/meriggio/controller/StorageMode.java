// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

/** Who steers a storage, and where to. */
public enum StorageMode {
  /** The storage's own rule; nothing is commanded. */
  SELF_CONSUMPTION,
  /** The gateway orders a charging power. */
  CHARGE,
  /** The gateway orders a discharging power. */
  DISCHARGE,
  /** The gateway forbids discharging; surplus may charge. */
  HOLD
}
