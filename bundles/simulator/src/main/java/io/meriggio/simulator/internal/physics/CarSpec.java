// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.physics;

/**
 * A charge point and its car.
 *
 * @param wiredPhases of the charge point, 1 or 3
 * @param ratedCurrent of the charge point, A a phase
 * @param phases that the car's charger uses, 1 or 3
 * @param mostCurrent that the car takes, A a phase
 * @param capacity of the car's battery, Wh
 * @param arrivesWith part of it that is full when it comes, 0 to 1
 * @param arrives solar hour at which it is plugged in
 * @param leaves solar hour at which it goes; the same = it always stays
 */
public record CarSpec(
    int wiredPhases,
    double ratedCurrent,
    int phases,
    double mostCurrent,
    double capacity,
    double arrivesWith,
    double arrives,
    double leaves) {

  /** Whether it is plugged in at this solar hour; the stay may go over midnight. */
  boolean isThere(double hour) {
    if (arrives == leaves) {
      return true;
    }
    return arrives < leaves ? hour >= arrives && hour < leaves : hour >= arrives || hour < leaves;
  }
}
