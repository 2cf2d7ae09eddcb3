// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

/** The state of a charge point (vocabulary, "States and reasons"). */
public enum ChargePointState {
  /** It has not been heard for more than 15 s. */
  OFFLINE,
  /** No car is plugged in. */
  UNPLUGGED,
  /** A car is plugged in and is not charged; the reason says why. */
  STANDBY,
  /** Current is offered, the car does not draw yet. */
  STARTING,
  /** The car draws at least 100 W, or did since it was offered current. */
  CHARGING,
  /** The goal is reached; the reason says which. Holds until unplug or remote start. */
  COMPLETED,
  /** The charge point reports a fault. */
  FAULT
}
