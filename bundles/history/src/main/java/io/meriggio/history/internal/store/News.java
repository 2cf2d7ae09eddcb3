// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.store;

import java.util.List;
import java.util.Map;

/**
 * What changed beside the figures since the last flush.
 *
 * @param counters where counters stand now, by series id
 * @param breaks counters that were set back, or whose device was replaced
 * @param serials new serial numbers, by device id
 */
public record News(
    Map<Integer, CounterState> counters, List<Break> breaks, Map<String, String> serials) {

  /** Nothing. */
  public static final News NONE = new News(Map.of(), List.of(), Map.of());

  /**
   * Something is not known of an energy.
   *
   * @param series its id
   * @param at when it was met, in seconds of the epoch
   */
  public record Break(int series, long at) {}
}
