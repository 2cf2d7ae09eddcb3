// SPDX-License-Identifier: Apache-2.0
package io.meriggio.benchmarks;

import io.meriggio.memory.Entry;
import io.meriggio.memory.Journal;
import io.meriggio.memory.Memory;
import io.meriggio.memory.internal.Opening;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the memory costs a gateway with eight charge points: each has a document of 1 kB that
 * changes once a minute, all in one commit, and a line in a journal every quarter of an hour.
 *
 * <p>Arguments: a folder on the disk that is measured, days.
 */
public final class MemoryBenchmark {
  private static final int POINTS = 8;
  private static final int MINUTES = 24 * 60;
  private static final Journal LOG = new Journal("decisions", 5000);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private MemoryBenchmark() {}

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory(Path.of(arguments[0]), "memory");
    int days = Integer.parseInt(arguments[1]);
    long[] keeps = new long[days * MINUTES];
    long before = Disk.written();
    try (var memory = Opening.in(folder, Optional.empty(), Clock.systemUTC())) {
      for (int minute = 0; minute < keeps.length; minute++) {
        Map<String, Optional<String>> changes = changes(minute);
        long start = System.nanoTime();
        memory.keep(changes);
        keeps[minute] = System.nanoTime() - start;
        if (minute % 15 == 0) {
          append(memory, minute);
        }
      }
    }
    long bytes = (Disk.written() - before) / days;
    Arrays.sort(keeps);
    System.out.printf(
        "keep of %d documents of 1 kB: p50 %d us, p99 %d us, worst %d us%n",
        POINTS, us(keeps, 0.5), us(keeps, 0.99), us(keeps, 1));
    System.out.printf(
        "written a day: %.1f MB, %d bytes a commit; the file: %d kB%n",
        bytes / 1e6, bytes / MINUTES, Files.size(folder.resolve("memory.db")) >> 10);
    long start = System.nanoTime();
    Opening.in(folder, Optional.empty(), Clock.systemUTC()).close();
    System.out.printf(
        "opened and checked in %d ms%n", Duration.ofNanos(System.nanoTime() - start).toMillis());
  }

  private static void append(Memory memory, int minute) throws Exception {
    Instant at = START.plusSeconds(60L * minute);
    memory.append(LOG, List.of(new Entry("point" + minute % POINTS, at, "decision ".repeat(20))));
  }

  private static Map<String, Optional<String>> changes(int minute) {
    Map<String, Optional<String>> changes = new TreeMap<>();
    for (int point = 0; point < POINTS; point++) {
      String text = "{\"energy\":" + minute + "}";
      changes.put("point" + point, Optional.of(text + " ".repeat(1000 - text.length())));
    }
    return changes;
  }

  private static long us(long[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * share))] / 1000;
  }
}
