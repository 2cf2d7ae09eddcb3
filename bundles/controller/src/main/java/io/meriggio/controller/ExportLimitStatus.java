// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The export limit at work.
 *
 * @param limitWatts the limit; empty = none
 * @param feedIn what is fed in now, in W, negative = withdrawn; empty while unknown
 * @param percents the ordered ceiling of each inverter in % of its rated power, by device; an
 *     inverter that limits itself by its own meter is not in it
 * @param reason what is done and why, with its figures
 * @param alarm whether a person should look: the exchange is lost, or nothing can be limited
 * @param trouble why an inverter does not do so, when one refused or failed
 */
public record ExportLimitStatus(
    OptionalInt limitWatts,
    Optional<Double> feedIn,
    Map<String, Double> percents,
    Sentence reason,
    boolean alarm,
    Optional<Sentence> trouble) {

  public ExportLimitStatus {
    percents = Map.copyOf(percents);
  }
}
