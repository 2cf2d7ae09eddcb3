// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.state;

/** How a storage is governed. */
public enum StorageMode {
  /** It keeps the exchange at zero. */
  SELF_CONSUMPTION,
  /** By tariff; acts as self-consumption here. */
  TIME_OF_USE,
  /** By the clock; acts as self-consumption here. */
  TIMED,
  /** By commands from outside. */
  PASSIVE
}
