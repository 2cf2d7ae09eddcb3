// SPDX-License-Identifier: Apache-2.0
package io.meriggio.memory.internal;

import static io.meriggio.memory.internal.MemoryContractTest.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.memory.Health;
import io.meriggio.memory.Journal;
import io.meriggio.memory.Query;
import io.meriggio.memory.Stored;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it commits. */
class KilledTest {
  private static final Journal LOG = new Journal("log", 1_000_000);

  @TempDir Path folder;

  /** The other process: counts for ever, and says each number when it is kept. */
  static final class Counting {
    private Counting() {}

    public static void main(String[] arguments) throws Exception {
      Path data = Path.of(arguments[0]);
      try (OpenedMemory memory = Opening.in(data, Optional.empty(), Clock.systemUTC())) {
        int i = memory.document("a").map(Integer::parseInt).orElse(0);
        while (true) {
          i++;
          Optional<String> text = Optional.of(String.valueOf(i));
          memory.keep(Map.of("a", text, "b", text));
          memory.append(LOG, List.of(entry("first", i, "" + i), entry("second", i, "" + i)));
          System.out.write((i + "\n").getBytes(StandardCharsets.UTF_8));
          System.out.flush();
        }
      }
    }
  }

  @Test
  void nothing_that_was_acknowledged_is_lost_and_nothing_is_there_by_half() throws Exception {
    long seed = Long.getLong("meriggio.seed", System.nanoTime());
    System.out.println("meriggio.seed=" + seed);
    Random random = new Random(seed);
    int rounds = Integer.getInteger("meriggio.cases", 4);
    int soFar = 0;
    for (int round = 0; round < rounds; round++) {
      int acknowledged = countUntilKilled(soFar + 1 + random.nextInt(900));
      try (OpenedMemory memory = Opening.in(folder, Optional.empty(), Clock.systemUTC())) {
        assertThat(memory.health().state()).isEqualTo(Health.State.SOUND);
        soFar = Integer.parseInt(memory.document("a").orElseThrow());
        assertThat(soFar).as("seed %d round %d", seed, round).isGreaterThanOrEqualTo(acknowledged);
        assertThat(memory.document("b")).contains(String.valueOf(soFar));
        List<Stored> newest = memory.read(LOG, Query.newest(1000));
        assertThat(newest.get(0).entry().subject()).isEqualTo("second");
        assertThat(Integer.parseInt(newest.get(0).entry().text()))
            .isBetween(Math.max(acknowledged, soFar - 1), soFar);
        assertWithoutGap(newest);
      }
    }
    assertThat(soFar).isPositive();
  }

  private static void assertWithoutGap(List<Stored> newest) {
    for (int i = 1; i < newest.size(); i++) {
      assertThat(newest.get(i).id()).isEqualTo(newest.get(i - 1).id() - 1);
    }
  }

  /** The last number that the other process said. */
  private int countUntilKilled(int killAt) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                Counting.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int last = 0;
    try (BufferedReader numbers =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = numbers.readLine(); line != null; line = numbers.readLine()) {
        last = Integer.parseInt(line);
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
