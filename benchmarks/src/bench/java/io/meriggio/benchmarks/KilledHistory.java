// SPDX-License-Identifier: Apache-2.0
package io.meriggio.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** How fast an engine opens after its process was killed, and what it has lost (P12). */
final class KilledHistory {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private KilledHistory() {}

  static void record(String name, Path folder) throws Exception {
    SiteValues values = new SiteValues(HistoryBenchmark.CHANNELS);
    try (HistoryEngine engine = HistoryEngine.open(name, folder, HistoryBenchmark.CHANNELS)) {
      for (long second = HistoryBenchmark.T0; ; second++) {
        long acknowledged = engine.append(second, values.next());
        System.out.write((acknowledged + "\n").getBytes(StandardCharsets.UTF_8));
        System.out.flush();
      }
    }
  }

  /**
   * Opens what was killed.
   *
   * @param loaded whether the engine's classes and libraries are loaded before, by an empty
   *     history: in a gateway the memory has done that
   */
  static void reopen(String name, Path folder, boolean loaded) throws Exception {
    if (loaded) {
      Path empty = Files.createDirectories(folder.resolve("empty"));
      try (HistoryEngine engine = HistoryEngine.open(name, empty, 1)) {
        engine.last();
      }
    }
    long began = System.nanoTime();
    long workBegan = THREADS.getCurrentThreadCpuTime();
    try (HistoryEngine engine = HistoryEngine.open(name, folder, HistoryBenchmark.CHANNELS)) {
      long last = engine.last();
      double worked = (THREADS.getCurrentThreadCpuTime() - workBegan) / 1e6;
      double took = (System.nanoTime() - began) / 1e6;
      System.out.printf(Locale.ROOT, "%d %.0f %.0f%n", last, took, worked);
    }
  }

  /** Kills a process that records, in a folder for each of the two ways to open it again. */
  static void killed(String name, Path folder) throws Exception {
    for (String verb : List.of("reopen", "reopen-loaded")) {
      Path own = Files.createDirectories(folder.resolve(verb));
      long acknowledged = recordUntilKilled(name, own);
      Process again = start(verb, name, own);
      try (BufferedReader lines = reader(again)) {
        String[] said = lines.readLine().split(" ");
        HistoryBenchmark.say(
            "%-12s killed after %d s: %d acknowledged seconds lost, opened in %s ms (%s ms of a"
                + " core) in a new JVM%s",
            name,
            acknowledged - HistoryBenchmark.T0 + 1,
            Math.max(0, acknowledged - Long.parseLong(said[0])),
            said[1],
            said[2],
            verb.equals("reopen") ? "" : " that has opened an empty one");
      }
    }
  }

  /** Nearly an hour in the tail is the worst case of ours. */
  private static long recordUntilKilled(String name, Path folder) throws Exception {
    long killAt = HistoryBenchmark.T0 + (name.equals("meriggio") ? 3550 : 300);
    Process process = start("record", name, folder);
    long acknowledged = 0;
    try (BufferedReader lines = reader(process)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        acknowledged = Long.parseLong(line);
        if (acknowledged >= killAt) {
          // not the process itself: that would close what it still has to say
          process.toHandle().destroyForcibly();
        }
      }
    }
    process.waitFor();
    return acknowledged;
  }

  private static BufferedReader reader(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  private static Process start(String verb, String name, Path folder) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            HistoryBenchmark.class.getName(),
            verb,
            name,
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
