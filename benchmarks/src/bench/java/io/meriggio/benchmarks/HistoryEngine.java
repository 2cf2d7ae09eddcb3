// SPDX-License-Identifier: Apache-2.0
package io.meriggio.benchmarks;

import java.nio.file.Path;

/** A place for values of channels, second by second. */
interface HistoryEngine extends AutoCloseable {

  /** One second of all channels; what it answers is what it has acknowledged. */
  long append(long second, long[] values) throws Exception;

  /** A day or a year of one channel in about 500 steps; how many there were. */
  int ask(int channel, long from, long to) throws Exception;

  /** The last second that is there. */
  long last() throws Exception;

  /** All engines that are compared. */
  static HistoryEngine open(String name, Path folder, int channels) throws Exception {
    return switch (name) {
      case "meriggio" -> new BlocksEngine(folder, channels);
      case "rrd4j" -> new RrdEngine(folder, channels);
      case "sqlite-rows" -> new RowsEngine(folder, channels);
      default -> throw new IllegalArgumentException(name);
    };
  }
}
