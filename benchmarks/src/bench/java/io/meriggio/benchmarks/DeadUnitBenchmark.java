// SPDX-License-Identifier: Apache-2.0
package io.meriggio.benchmarks;

import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.Reason;
import io.meriggio.modbus.internal.line.LineFactoryComponent;
import io.meriggio.modbus.line.Line;
import io.meriggio.modbus.line.LineSettings;
import io.meriggio.modbus.line.LineSettings.Parity;
import io.meriggio.modbus.line.LineSettings.Serial;
import io.meriggio.testkit.line.PeerProcess;
import io.meriggio.testkit.line.RealPeers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Seven units read without a pause on a serial line of 19200 baud, and at the same time seven
 * others on a second line beside an eighth unit that never answers: what those keep of the rate of
 * these.
 */
public final class DeadUnitBenchmark {
  private static final int BAUD = 19200;
  private static final int REGISTERS = 20;
  private static final int LIVING = 7;
  private static final int DEAD = 99;
  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  private final AtomicLong reads = new AtomicLong();
  private final AtomicLong longestWait = new AtomicLong();
  private final AtomicLong timeouts = new AtomicLong();
  private final AtomicLong longestFailure = new AtomicLong();
  private final AtomicLong refusals = new AtomicLong();
  private final Line line;
  private final long end;

  private DeadUnitBenchmark(Line line, int seconds) {
    this.line = line;
    this.end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
  }

  /** Argument: seconds of each of the two runs. */
  public static void main(String[] arguments) throws Exception {
    int seconds = Integer.parseInt(arguments[0]);
    Path program = RealPeers.lineSimulator().orElseThrow();
    ExecutorService both = Executors.newFixedThreadPool(2);
    Future<Double> alone = both.submit(() -> run(program, seconds, false));
    Future<Double> beside = both.submit(() -> run(program, seconds, true));
    System.out.printf("kept beside the dead unit: %.3f%n", beside.get() / alone.get());
    both.shutdown();
  }

  private static double run(Path program, int seconds, boolean dead) throws Exception {
    Path link = Files.createTempDirectory("line").resolve("tty");
    try (PeerProcess simulator = RealPeers.line(program, BAUD, 0, link);
        Line line = open(Files.readSymbolicLink(link).toString())) {
      DeadUnitBenchmark benchmark = new DeadUnitBenchmark(line, seconds);
      double rate = benchmark.readAll(dead) / (double) seconds;
      System.out.printf(
          "%s: %.2f reads/s of %d units, longest wait %.0f ms; dead unit: %d time-outs, longest"
              + " failure %.0f ms, %d refused at once; %s%n",
          dead ? "with a dead unit" : "without",
          rate,
          LIVING,
          benchmark.longestWait.get() / 1e6,
          benchmark.timeouts.get(),
          benchmark.longestFailure.get() / 1e6,
          benchmark.refusals.get(),
          line.figures());
      return rate;
    }
  }

  private static Line open(String port) {
    Serial path = new Serial(port, BAUD, 8, Parity.NONE, 1);
    LineSettings settings = new LineSettings(path, TIMEOUT, Duration.ZERO, 1, true);
    return new LineFactoryComponent().create("bench", settings);
  }

  private long readAll(boolean dead) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int unit = 1; unit <= LIVING; unit++) {
      int number = unit;
      threads.add(new Thread(() -> readLiving(number)));
    }
    if (dead) {
      threads.add(new Thread(this::readDead));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    return reads.get();
  }

  private void readLiving(int unit) {
    int[] image = new int[REGISTERS];
    for (long now = System.nanoTime(); now < end; ) {
      try {
        line.link().read(Turn.FAST_POLL, unit, 3, 0, REGISTERS, image, 0);
        reads.incrementAndGet();
      } catch (DeviceException failed) {
        System.out.println(failed.getMessage());
      }
      long after = System.nanoTime();
      longestWait.accumulateAndGet(after - now, Math::max);
      now = after;
    }
  }

  private void readDead() {
    int[] image = new int[REGISTERS];
    for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
      try {
        line.link().read(Turn.FAST_POLL, DEAD, 3, 0, REGISTERS, image, 0);
      } catch (DeviceException failed) {
        AtomicLong kind = failed.reason() == Reason.OFFLINE ? refusals : timeouts;
        kind.incrementAndGet();
        if (failed.reason() == Reason.TIMEOUT) {
          longestFailure.accumulateAndGet(System.nanoTime() - now, Math::max);
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
