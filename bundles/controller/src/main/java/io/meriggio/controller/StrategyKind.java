// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

/** The charging strategies (ev-charging; SURPLUS is an addition of ours). */
public enum StrategyKind {
  /** Adds the energy for a distance, once. */
  KM_SINGLE,
  /** Adds the energy for a distance in every session. */
  KM_REPEATED,
  /** All the power available, sun or not. */
  FAST,
  /** All the production; none below the minimum. */
  ECO_PURE,
  /** All the production, topped up to the minimum by the grid. */
  ECO_MIXED,
  /** From a time of day on, for a duration. */
  TIME_POWER,
  /** What would be exported otherwise. */
  SURPLUS
}
