// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration;

import io.meriggio.configuration.internal.Values;
import java.util.List;
import java.util.Map;

/**
 * How much history is kept, as {@code io.meriggio.history} says.
 *
 * @param limitMegabytes what its file may take, 16…100000; the oldest seconds go first
 * @param rawDays how long seconds are kept, 1…3650
 * @param minuteDays how long minutes are kept, 3…36500; quarters of an hour stay
 * @param maxSeries how many points of devices are recorded, 0…2000; those of the plant always are
 */
public record HistoryConfiguration(int limitMegabytes, int rawDays, int minuteDays, int maxSeries) {

  private static final List<String> KEYS =
      List.of("limitMegabytes", "rawDays", "minuteDays", "maxSeries");

  /** A site that says nothing. */
  public static HistoryConfiguration unconfigured() {
    return read(new Values("", Map.of()));
  }

  /**
   * Checks a configuration.
   *
   * @param pid {@code io.meriggio.history}
   * @param properties as of Configuration Admin; numbers may be texts
   */
  public static Checked<HistoryConfiguration> check(String pid, Map<String, Object> properties) {
    Values values = new Values(pid, properties).only(KEYS);
    HistoryConfiguration read = read(values);
    return values.checked(read);
  }

  private static HistoryConfiguration read(Values values) {
    return new HistoryConfiguration(
        values.whole("limitMegabytes", 16, 100_000).orElse(512),
        values.whole("rawDays", 1, 3650).orElse(10),
        values.whole("minuteDays", 3, 36_500).orElse(100),
        values.whole("maxSeries", 0, 2000).orElse(200));
  }
}
