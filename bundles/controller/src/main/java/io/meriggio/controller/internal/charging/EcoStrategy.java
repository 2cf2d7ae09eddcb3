// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

/** A strategy that follows the sun: it runs while there is enough of it. */
sealed interface EcoStrategy extends Strategy permits EcoPure, EcoMixed, Surplus {

  /** The least that the ecological strategies charge with on one phase, W [M 7.4]. */
  double LEAST_POWER = 1800;

  /** What is needed to run on the active phases, W. */
  double threshold(ChargePointImage point, ThresholdPolicy policy);

  /** Whether so much, W, lets a run start. */
  default boolean starts(double available, double threshold) {
    return available >= threshold;
  }

  /** Whether so much, W, lets a run go on. */
  default boolean keeps(double available, double threshold) {
    return available >= threshold;
  }

  /** The key of what is said of the sun it looks at. */
  default String sentence(String what) {
    return (takesSurplus() ? "charging.surplus-" : "charging.sun-") + what;
  }

  /** Whether it lives of what would be exported, and not of the production. */
  default boolean takesSurplus() {
    return false;
  }
}
