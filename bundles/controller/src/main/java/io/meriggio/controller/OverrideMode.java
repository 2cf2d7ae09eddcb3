// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

/** Who decides on an output: a person, or its logics. */
public enum OverrideMode {
  ON,
  OFF,
  /** Its logics. */
  AUTO
}
