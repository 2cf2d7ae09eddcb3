// SPDX-License-Identifier: Apache-2.0
package io.meriggio.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * What a history costs the disk (P11) and how fast it answers and opens again (P12), beside RRD4j
 * and SQLite by rows, in one run. Dirty pages are forced every 30 simulated seconds, as the kernel
 * would write them back; what was written is what {@code /proc/self/io} says of this process.
 *
 * <p>Arguments: a folder on the disk that is measured; hours of ours; minutes of the peers, whose
 * figures are those of an hour then.
 */
public final class HistoryBenchmark {
  /** The beginning of an hour. */
  static final long T0 = 1_767_225_600L;

  static final int CHANNELS = 200;
  private static final List<String> ENGINES = List.of("meriggio", "rrd4j", "sqlite-rows");
  private static final int ROUNDS = 9;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private HistoryBenchmark() {}

  /** Runs it, or one of its processes. */
  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "record" -> KilledHistory.record(arguments[1], Path.of(arguments[2]));
      case "reopen" -> KilledHistory.reopen(arguments[1], Path.of(arguments[2]), false);
      case "reopen-loaded" -> KilledHistory.reopen(arguments[1], Path.of(arguments[2]), true);
      case "killed" -> killed(Files.createTempDirectory(Path.of(arguments[1]), "history"));
      default ->
          all(
              Files.createTempDirectory(Path.of(arguments[0]), "history"),
              Integer.parseInt(arguments[1]),
              Integer.parseInt(arguments[2]));
    }
  }

  private static void killed(Path folder) throws Exception {
    try {
      for (String engine : ENGINES) {
        KilledHistory.killed(engine, made(folder, engine));
      }
    } finally {
      Disk.remove(folder);
    }
  }

  private static void all(Path folder, int hours, int minutes) throws Exception {
    killed(made(folder, "killed"));
    try {
      TreeMap<String, Double> written = new TreeMap<>();
      for (String engine : ENGINES) {
        int seconds = engine.equals("meriggio") ? hours * 3600 : minutes * 60;
        written.put(engine, ingest(engine, made(folder, "ingest-" + engine), seconds));
      }
      ratios("written an hour", written);
      TreeMap<String, Double> asked = new TreeMap<>();
      for (String engine : ENGINES) {
        asked.put(engine, day(engine, made(folder, "day-" + engine)));
      }
      ratios("a day", asked);
      year(made(folder, "year"));
    } finally {
      Disk.remove(folder);
    }
  }

  private static void ratios(String what, TreeMap<String, Double> figures) {
    for (String peer : ENGINES.subList(1, ENGINES.size())) {
      say("  %s: %s / meriggio = %.1f", what, peer, figures.get(peer) / figures.get("meriggio"));
    }
  }

  private static double ingest(String name, Path folder, int seconds) throws Exception {
    SiteValues values = new SiteValues(CHANNELS);
    long[] took = new long[seconds];
    long used = 0;
    long before;
    try (HistoryEngine engine = HistoryEngine.open(name, folder, CHANNELS)) {
      Disk.force(folder);
      before = Disk.written();
      for (int i = 0; i < seconds; i++) {
        long[] now = values.next();
        long began = System.nanoTime();
        engine.append(T0 + i, now);
        took[i] = System.nanoTime() - began;
        if (i % 30 == 29) {
          Disk.force(folder);
        }
      }
      used = engine instanceof BlocksEngine blocks ? blocks.used() : Disk.size(folder);
    }
    Disk.force(folder);
    double megabytes = (Disk.written() - before) / 1e6 * 3600 / seconds;
    Arrays.sort(took);
    say(
        "%-12s %d channels x %d s: written %.2f MB/h, in use %.3f B/point, files %.3f B/point,"
            + " append p50 %.0f us, p99 %.0f us, worst %.1f ms",
        name,
        CHANNELS,
        seconds,
        megabytes,
        used / ((double) CHANNELS * seconds),
        Disk.size(folder) / ((double) CHANNELS * seconds),
        took[seconds / 2] / 1e3,
        took[(int) (seconds * 0.99)] / 1e3,
        took[seconds - 1] / 1e6);
    return megabytes;
  }

  private static double day(String name, Path folder) throws Exception {
    int channels = 20;
    int seconds = 86_400;
    SiteValues values = new SiteValues(channels);
    HistoryEngine loading =
        name.equals("meriggio")
            ? new BlocksEngine(folder, channels, 600)
            : new Loading(HistoryEngine.open(name, folder, channels));
    try (loading) {
      for (int i = 0; i < seconds; i++) {
        loading.append(T0 + i, values.next());
      }
    }
    try (HistoryEngine engine = HistoryEngine.open(name, folder, channels)) {
      return ask(name + " a day of seconds", engine, channels, T0, T0 + seconds);
    }
  }

  private static double ask(String what, HistoryEngine engine, int channels, long from, long to)
      throws Exception {
    double[] took = new double[ROUNDS];
    double[] worked = new double[ROUNDS];
    int rows = 0;
    for (int i = 0; i < ROUNDS; i++) {
      long began = System.nanoTime();
      long workBegan = THREADS.getCurrentThreadCpuTime();
      rows = engine.ask(i % channels, from, to);
      worked[i] = (THREADS.getCurrentThreadCpuTime() - workBegan) / 1e6;
      took[i] = (System.nanoTime() - began) / 1e6;
    }
    double first = took[0];
    Arrays.sort(took);
    Arrays.sort(worked);
    say(
        "%-32s %d rows: median %.2f ms (%.2f ms of a core), first %.1f ms",
        what, rows, took[ROUNDS / 2], worked[ROUNDS / 2], first);
    return took[ROUNDS / 2];
  }

  /** Ours second by second; the peers every ten seconds, as they would take hours otherwise. */
  private static void year(Path folder) throws Exception {
    int seconds = 365 * 86_400;
    TreeMap<String, Double> asked = new TreeMap<>();
    for (String name : ENGINES) {
      Path own = made(folder, name);
      boolean ours = name.equals("meriggio");
      int step = ours ? 1 : 10;
      SiteValues values = new SiteValues(1);
      HistoryEngine loading =
          ours ? new BlocksEngine(own, 1, 3600) : new Loading(HistoryEngine.open(name, own, 1));
      try (loading) {
        for (int i = 0; i < seconds; i += step) {
          loading.append(T0 + i, values.next());
        }
      }
      try (HistoryEngine engine = HistoryEngine.open(name, own, 1)) {
        asked.put(name, ask(name + " a year", engine, 1, T0, T0 + seconds));
      }
      say("  files of a year: %.1f MB", Disk.size(own) / 1e6);
    }
    ratios("a year", asked);
  }

  /** Rows in large commits: loading is not what is measured. */
  private record Loading(HistoryEngine engine) implements HistoryEngine {
    @Override
    public long append(long second, long[] values) throws Exception {
      return engine instanceof RowsEngine rows
          ? rows.load(second, values)
          : engine.append(second, values);
    }

    @Override
    public int ask(int channel, long from, long to) throws Exception {
      return engine.ask(channel, from, to);
    }

    @Override
    public long last() throws Exception {
      return engine.last();
    }

    @Override
    public void close() throws Exception {
      engine.close();
    }
  }

  private static Path made(Path folder, String name) throws IOException {
    return Files.createDirectories(folder.resolve(name));
  }

  static void say(String words, Object... figures) {
    System.out.println(String.format(Locale.ROOT, words, figures));
  }
}
