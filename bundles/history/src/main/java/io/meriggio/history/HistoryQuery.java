// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history;

import java.time.Instant;
import java.util.List;

/**
 * Which history is wanted.
 *
 * @param device a device id, or {@link History#PLANT}
 * @param points 1 to {@link History#MOST_POINTS} ids of points
 * @param from the beginning; steps of the calendar begin at the one that holds it
 * @param to the end, exclusive
 * @param step how long each row is; {@link Step#AUTO} chooses
 */
public record HistoryQuery(
    String device, List<String> points, Instant from, Instant to, Step step) {
  public HistoryQuery {
    points = List.copyOf(points);
  }
}
