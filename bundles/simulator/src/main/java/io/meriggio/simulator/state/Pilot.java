// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.state;

/** State of a car at a charge point, by IEC 61851. */
public enum Pilot {
  /** No car. */
  A,
  /** A car that isn't charged. */
  B,
  /** Charging. */
  C
}
