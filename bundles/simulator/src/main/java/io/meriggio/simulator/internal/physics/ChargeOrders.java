// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.physics;

/**
 * What a master has told a charge point.
 *
 * @param limit A a phase; 0 pauses, else 6 to 32
 * @param failsafe A a phase once the watchdog has run out; 0 pauses
 * @param watchdog seconds of silence after which that holds; 0 = off
 * @param phases 0 as many as there are, else 1 or 3
 * @param ceiling A a phase set by the installer
 * @param energy Wh after which a session ends; 0 = none
 * @param locked whether charging is blocked
 */
public record ChargeOrders(
    double limit,
    double failsafe,
    double watchdog,
    int phases,
    double ceiling,
    double energy,
    boolean locked) {

  /** As delivered: everything that the cable carries; 6 A after 60 s without a master. */
  public static final ChargeOrders FREE = new ChargeOrders(32, 6, 60, 0, 32, 0, false);
}
