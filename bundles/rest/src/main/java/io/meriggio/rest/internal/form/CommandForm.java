// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import io.meriggio.device.CommandResult;
import java.util.Locale;

/**
 * How a command ended.
 *
 * @param result {@code CONFIRMED}, {@code ACCEPTED}, {@code REJECTED} or {@code FAILED}
 * @param reason the word of the vocabulary, null when there is nothing to explain
 * @param detail a sentence with what was found and what is allowed, or null
 */
public record CommandForm(String result, String reason, String detail) {

  public static CommandForm of(CommandResult result, Locale language) {
    if (result instanceof CommandResult.Confirmed) {
      return new CommandForm("CONFIRMED", null, null);
    }
    if (result instanceof CommandResult.Accepted) {
      return new CommandForm("ACCEPTED", null, null);
    }
    if (result instanceof CommandResult.Rejected rejected) {
      return new CommandForm(
          "REJECTED",
          Words.reason(rejected.reason(), rejected.detail()),
          Words.orNull(rejected.detail().in(language)));
    }
    CommandResult.Failed failed = (CommandResult.Failed) result;
    return new CommandForm(
        "FAILED",
        Words.reason(failed.reason(), failed.detail()),
        Words.orNull(failed.detail().in(language)));
  }
}
