// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import io.meriggio.controller.CtCheckStatus;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * How the check of a current sensor stands.
 *
 * @param kind {@code EXCHANGE} or {@code PRODUCTION}, null before the first check
 * @param device whose sensor
 * @param stage what goes on
 * @param result how it ended, null until then
 * @param sentence what the person is to do, or what was found
 * @param remainingSeconds until the stage ends by itself
 * @param power what the sensor shows, W
 * @param reversalOffered whether the gateway can turn the sign
 * @param reversedInSoftware whether it does
 */
public record CtCheckForm(
    String kind,
    String device,
    String stage,
    String result,
    String sentence,
    Long remainingSeconds,
    BigDecimal power,
    boolean reversalOffered,
    boolean reversedInSoftware) {

  /** The check in a language. */
  public static CtCheckForm of(CtCheckStatus status, Locale language) {
    return new CtCheckForm(
        status.kind().map(Enum::name).orElse(null),
        status.device().orElse(null),
        status.stage().name(),
        status.result().map(Enum::name).orElse(null),
        Words.orNull(status.sentence().text(language)),
        Words.seconds(status.remaining()),
        status.power().map(Words::number).orElse(null),
        status.reversalOffered(),
        status.reversedInSoftware());
  }
}
