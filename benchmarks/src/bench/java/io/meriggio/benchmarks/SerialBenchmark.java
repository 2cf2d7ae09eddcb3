// SPDX-License-Identifier: Apache-2.0
package io.meriggio.benchmarks;

import io.meriggio.device.ModbusLink.Turn;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A serial line against the line simulator: the share of the rate that the line allows, and how
 * often a request began before 3.5 characters of silence.
 */
public final class SerialBenchmark {
  private static final int REGISTERS = 60;
  private static final int CHARACTERS = 13 + 2 * REGISTERS;

  private SerialBenchmark() {}

  /** Argument: reads at each speed. */
  public static void main(String[] arguments) throws Exception {
    int reads = Integer.parseInt(arguments[0]);
    Path program = RealPeers.lineSimulator().orElseThrow();
    System.out.println(
        "| baud | reads/s | of the limit | limit / p50 | p50 ms | p99 ms | limit ms | CPU us/read"
            + " | C master at the same time, of the limit | line |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|");
    for (int baud : new int[] {9600, 19200, 115200}) {
      run(program, baud, reads);
    }
  }

  private static void run(Path program, int baud, int reads) throws Exception {
    double silence = baud > 19200 ? 1.75 : 35e3 / baud;
    double limit = CHARACTERS * 10e3 / baud + 2 * silence;
    Path link = Files.createTempDirectory("line").resolve("tty");
    Path other = Files.createTempDirectory("line").resolve("tty");
    try (PeerProcess simulator = RealPeers.line(program, baud, 0, link);
        PeerProcess otherSimulator = RealPeers.line(program, baud, 0, other);
        PeerProcess master =
            PeerProcess.start(
                () -> true,
                program.toString(),
                "rawrtu",
                Files.readSymbolicLink(other).toString(),
                "" + baud,
                "" + reads)) {
      Serial port = new Serial(Files.readSymbolicLink(link).toString(), baud, 8, Parity.NONE, 1);
      Samples samples = read(port, reads);
      String counted = simulator.end().lines().reduce((first, last) -> last).orElse("");
      double ofMaster = figure(master.ended(), "tps") * limit / 1e3;
      System.out.printf(
          "| %d | %.2f | %.4f | %.4f | %.2f | %.2f | %.2f | %.0f | %.4f | %s |%n",
          baud,
          samples.perSecond(),
          samples.perSecond() * limit / 1e3,
          limit * 1e3 / samples.micros(0.5),
          samples.micros(0.5) / 1e3,
          samples.micros(0.99) / 1e3,
          limit,
          samples.cpuMicrosEach(),
          ofMaster,
          counted);
    }
  }

  /** A number of a program's JSON. */
  private static double figure(String json, String name) {
    Matcher found = Pattern.compile("\"" + name + "\":([0-9.]+)").matcher(json);
    return found.find() ? Double.parseDouble(found.group(1)) : Double.NaN;
  }

  private static Samples read(Serial port, int reads) throws Exception {
    LineSettings settings = new LineSettings(port, Duration.ofSeconds(1), Duration.ZERO, 0, true);
    int[] image = new int[REGISTERS];
    try (Line line = new LineFactoryComponent().create("bench", settings)) {
      for (int i = 0; i < 10; i++) {
        line.link().read(Turn.FAST_POLL, 1, 3, 0, REGISTERS, image, 0);
      }
      Samples samples = new Samples(reads);
      long before = System.nanoTime();
      for (int i = 0; i < reads; i++) {
        line.link().read(Turn.FAST_POLL, 1, 3, i, REGISTERS, image, 0);
        long after = System.nanoTime();
        samples.add(after - before);
        before = after;
        if (image[REGISTERS - 1] != i + REGISTERS - 1) {
          throw new IllegalStateException("wrong value " + image[REGISTERS - 1]);
        }
      }
      return samples.done();
    }
  }
}
