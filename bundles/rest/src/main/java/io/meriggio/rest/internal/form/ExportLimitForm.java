// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import io.meriggio.controller.ExportLimitStatus;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The export limit at work.
 *
 * @param power the limit, W, null: none
 * @param feedIn what is fed in now, W, negative = withdrawn, null while unknown
 * @param ceilings the ordered ceiling of each inverter in % of its rated power, by device
 * @param reason names what is done
 * @param alarm whether a person should look
 * @param trouble why an inverter does not do so, null when all do
 */
public record ExportLimitForm(
    Integer power,
    BigDecimal feedIn,
    Map<String, BigDecimal> ceilings,
    String reason,
    String sentence,
    boolean alarm,
    String trouble) {

  /** The limit in a language. */
  public static ExportLimitForm of(ExportLimitStatus status, Locale language) {
    Map<String, BigDecimal> ceilings = new TreeMap<>();
    status.percents().forEach((device, percent) -> ceilings.put(device, Words.number(percent)));
    return new ExportLimitForm(
        status.limitWatts().isPresent() ? status.limitWatts().getAsInt() : null,
        status.feedIn().map(Words::number).orElse(null),
        ceilings,
        status.reason().key(),
        Words.orNull(status.reason().text(language)),
        status.alarm(),
        status.trouble().map(trouble -> trouble.text(language)).orElse(null));
  }
}
