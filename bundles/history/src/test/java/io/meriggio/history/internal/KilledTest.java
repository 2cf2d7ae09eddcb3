// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.Unit;
import io.meriggio.history.internal.code.Column;
import io.meriggio.history.internal.store.Batch;
import io.meriggio.history.internal.store.HistoryStore;
import io.meriggio.history.internal.store.News;
import io.meriggio.history.internal.store.Series;
import io.meriggio.memory.internal.SqliteFiles;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it flushes, and while it makes blocks of hours. */
class KilledTest {
  private static final long T0 = 1_780_308_000L;
  private static final int SERIES = 20;

  @TempDir Path folder;

  private static HistoryStore store(Path folder) throws Exception {
    return HistoryStore.open(new SqliteFiles(Optional.empty()), folder.resolve("history.db"));
  }

  /** What stands at a second: known to both processes. */
  private static long value(int series, long second) {
    return (second * 31 + series * 17L) % 997;
  }

  /** The other process: says each second up to which all is kept. */
  static final class Recording {
    private Recording() {}

    public static void main(String[] arguments) throws Exception {
      try (HistoryStore store = store(Path.of(arguments[0]))) {
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < SERIES; i++) {
          series.add(
              store.series("d", "p" + i, Unit.WATT, Series.Kind.MEASURED, 0, T0).orElseThrow());
        }
        long second = Long.parseLong(arguments[1]);
        while (true) {
          Map<Integer, long[]> samples = new TreeMap<>();
          for (int i = 0; i < SERIES; i++) {
            long[] values = new long[40];
            for (int at = 0; at < values.length; at++) {
              values[at] = value(i, second + at);
            }
            samples.put(series.get(i).id(), values);
          }
          store.flush(new Batch(second, 40, samples, List.of()), News.NONE);
          second += 40;
          System.out.write((second + "\n").getBytes(StandardCharsets.UTF_8));
          System.out.flush();
          store.seal(second / 3600);
          store.roll(second / 86_400);
        }
      }
    }
  }

  @Test
  void nothing_that_was_acknowledged_is_lost() throws Exception {
    long seed = Long.getLong("meriggio.seed", System.nanoTime());
    System.out.println("meriggio.seed=" + seed);
    Random random = new Random(seed);
    int rounds = Integer.getInteger("meriggio.cases", 3);
    long kept = T0;
    for (int round = 0; round < rounds; round++) {
      long acknowledged = recordUntilKilled(kept, kept + 40 * (1 + random.nextInt(300)));
      long began = System.nanoTime();
      try (HistoryStore store = store(folder)) {
        System.out.printf("reopened in %d ms%n", (System.nanoTime() - began) / 1_000_000);
        for (int i = 0; i < SERIES; i += 7) {
          Series series = store.find("d", "p" + i).orElseThrow();
          for (long hour = T0 / 3600; hour * 3600 < acknowledged; hour++) {
            long[] seconds = store.raw(series, hour).orElseThrow();
            for (int at = 0; at < 3600 && hour * 3600 + at < acknowledged; at++) {
              assertThat(seconds[at])
                  .as("seed %d round %d second %d", seed, round, hour * 3600 + at)
                  .isEqualTo(value(i, hour * 3600 + at));
            }
          }
        }
        Series first = store.find("d", "p0").orElseThrow();
        long[] last = store.raw(first, (acknowledged - 1) / 3600).orElseThrow();
        kept = acknowledged;
        // a batch that was kept and not yet acknowledged
        if (kept % 3600 != 0 && last[(int) (kept % 3600)] != Column.GAP) {
          kept += 40;
        }
      }
    }
    assertThat(kept).isGreaterThan(T0);
  }

  /** The last second that the other process said. */
  private long recordUntilKilled(long from, long killAt) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                Recording.class.getName(),
                folder.toString(),
                String.valueOf(from))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long last = from;
    try (BufferedReader seconds =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = seconds.readLine(); line != null; line = seconds.readLine()) {
        last = Long.parseLong(line);
        if (last >= killAt) {
          // not the process itself: that would close what it still has to say
          process.toHandle().destroyForcibly();
        }
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(process.exitValue()).isEqualTo(137);
    return last;
  }
}
