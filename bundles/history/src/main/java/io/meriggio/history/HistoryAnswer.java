// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * What was.
 *
 * @param device as asked
 * @param from when the first row begins
 * @param to when the last row ends
 * @param step how long each row is, never {@link Step#AUTO}
 * @param timeZone the plant's, whose calendar the steps follow
 * @param series one for each point asked, in that order; all have the same instants
 */
public record HistoryAnswer(
    String device,
    Instant from,
    Instant to,
    Step step,
    ZoneId timeZone,
    List<HistorySeries> series) {
  public HistoryAnswer {
    series = List.copyOf(series);
  }
}
