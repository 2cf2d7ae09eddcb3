// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.state;

/** Why a car at a charge point is or isn't charged. */
public enum Session {
  /** No car. */
  IDLE,
  /** Plugged, nothing asked for yet. */
  READY,
  /** Charging. */
  CHARGING,
  /** The limit is 0. */
  PAUSED,
  /** The car takes no more. */
  PAUSED_BY_CAR,
  /** Stopped by command, or its energy is reached. */
  FINISHED
}
