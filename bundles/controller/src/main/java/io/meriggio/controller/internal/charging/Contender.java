// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

/**
 * A charge point that wants to charge in this cycle.
 *
 * @param image what it shows
 * @param cap the most it wants and may take, A per phase
 * @param need what must fit before it is admitted, A per phase
 * @param offered what it is offered already, A per phase
 * @param energy Wh by which spare steps are given, as sampled
 * @param held why it may not be admitted now although it wants; it is only watched whether it fits
 */
record Contender(
    ChargePointImage image, double cap, double need, double offered, double energy, boolean held) {

  String id() {
    return image.id();
  }
}
