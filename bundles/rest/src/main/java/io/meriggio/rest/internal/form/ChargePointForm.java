// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import io.meriggio.controller.ChargePointStatus;
import io.meriggio.controller.ChargeReason;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * A charge point.
 *
 * @param device the id of the device that it is
 * @param reason the word of the vocabulary, null when there is nothing to explain
 * @param sentence the same in words, with the figures
 * @param remainingSeconds until the timer that runs is over, null when none runs
 * @param strategyLocked whether a session is in progress, so that the strategy can’t be changed
 * @param current what is offered to the car, A per phase
 * @param power what the car draws, W, null when unknown
 * @param sessionEnergy of the present or last session, Wh
 * @param command how the last command to the device ended, when it did not take effect, else null
 */
public record ChargePointForm(
    String id,
    String name,
    String device,
    String state,
    String reason,
    String sentence,
    Long remainingSeconds,
    StrategyForm strategy,
    boolean strategyLocked,
    BigDecimal current,
    int phases,
    BigDecimal power,
    BigDecimal sessionEnergy,
    String command) {

  /** The charge point in a language. */
  public static ChargePointForm of(ChargePointStatus status, Locale language) {
    return new ChargePointForm(
        status.id(),
        status.name(),
        status.id(),
        status.state().name(),
        status.reason() == ChargeReason.NONE ? null : status.reason().name(),
        Words.orNull(status.sentence().text(language)),
        Words.seconds(status.remaining()),
        StrategyForm.of(status.strategy()),
        status.strategyLocked(),
        Words.number(status.current()),
        status.phases(),
        status.power().map(Words::number).orElse(null),
        Words.number(status.sessionEnergy()),
        status.command().orElse(null));
  }
}
