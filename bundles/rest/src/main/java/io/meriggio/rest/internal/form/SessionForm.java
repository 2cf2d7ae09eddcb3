// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import io.meriggio.controller.ChargingSession;
import java.math.BigDecimal;
import java.time.ZoneId;

/**
 * A charging session, as JSON and as a line of CSV.
 *
 * @param end null while it is open
 * @param why how it ended, null while it is open
 * @param energy Wh
 * @param solarEnergy Wh of it that came from production, null when a part is unknown
 * @param strategy the kind of strategy at its start
 * @param card the card, or who started it, null when nobody did
 * @param meterStart Wh, null without a meter
 * @param meterEnd Wh, null without a meter or while it is open
 */
public record SessionForm(
    String chargePoint,
    String start,
    String end,
    String why,
    BigDecimal energy,
    BigDecimal solarEnergy,
    String strategy,
    String card,
    BigDecimal meterStart,
    BigDecimal meterEnd) {

  /** The session with its times in the plant's zone. */
  public static SessionForm of(ChargingSession session, ZoneId zone) {
    return new SessionForm(
        session.chargePoint(),
        Words.time(session.start(), zone),
        session.end().map(end -> Words.time(end, zone)).orElse(null),
        session.why().orElse(null),
        Words.number(session.energy()),
        session.solarEnergy().map(Words::number).orElse(null),
        session.strategy().name(),
        session.card().orElse(null),
        session.meterStart().map(Words::number).orElse(null),
        session.meterEnd().map(Words::number).orElse(null));
  }
}
