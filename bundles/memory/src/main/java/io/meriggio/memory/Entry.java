// SPDX-License-Identifier: Apache-2.0
package io.meriggio.memory;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One entry of a journal.
 *
 * @param subject whom it is about, usually a device id: 1 to {@link Memory#MAX_KEY} characters
 * @param at when it was, in whole milliseconds (the rest is cut off)
 * @param text what was, usually JSON: up to {@link Memory#MAX_TEXT} characters
 */
public record Entry(String subject, Instant at, String text) {
  /** Cuts the instant to milliseconds, so that an entry comes back equal. */
  public Entry {
    at = at.truncatedTo(ChronoUnit.MILLIS);
  }
}
