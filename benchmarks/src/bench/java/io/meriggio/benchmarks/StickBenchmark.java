// SPDX-License-Identifier: Apache-2.0
package io.meriggio.benchmarks;

import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.modbus.internal.line.LineFactoryComponent;
import io.meriggio.modbus.line.Line;
import io.meriggio.modbus.line.LineSettings;
import io.meriggio.modbus.line.LineSettings.Tcp;
import io.meriggio.testkit.line.KnownRegisters;
import io.meriggio.testkit.line.KnownSlave;
import io.meriggio.testkit.line.KnownTcpServer;
import io.meriggio.testkit.line.Way;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * What the envelope of a Solarman V5 stick costs: 60 holding registers a read over MBAP, over RTU
 * on a raw socket and over V5, one request in flight, each against the same slave. The processor
 * time is that of the client alone.
 */
public final class StickBenchmark {
  private static final int REGISTERS = 60;
  private static final int MOST_SAMPLES = 1_000_000;
  private static final List<Way> WAYS =
      List.of(Way.RTU_OVER_TCP, Way.MODBUS_TCP, Way.MODBUS_TCP_CRC, Way.SOLARMAN_V5);

  private StickBenchmark() {}

  /** Arguments: rounds, seconds of each. */
  public static void main(String[] arguments) throws Exception {
    int rounds = Integer.parseInt(arguments[0]);
    double seconds = Double.parseDouble(arguments[1]);
    Map<Way, List<Samples>> results = new EnumMap<>(Way.class);
    for (int round = -1; round < rounds; round++) {
      for (Way way : WAYS) {
        Samples samples = run(way, seconds);
        if (round >= 0) {
          results.computeIfAbsent(way, first -> new ArrayList<>()).add(samples);
        }
      }
    }
    print(results);
  }

  private static Samples run(Way way, double seconds) throws Exception {
    int[] image = new int[REGISTERS];
    try (KnownTcpServer server = new KnownTcpServer(new KnownSlave(way.frames(), Set.of()));
        Line line = line(new Tcp(server.host(), server.port(), way.framing()))) {
      line.link().read(Turn.FAST_POLL, 1, 3, 0, REGISTERS, image, 0);
      Samples samples = new Samples(MOST_SAMPLES);
      long end = System.nanoTime() + (long) (seconds * 1e9);
      for (long now = System.nanoTime(); now < end; ) {
        int address = samples.count() % 1000;
        // no two of one length in a row: RTU would wait for the copy of an answer
        int count = REGISTERS - address % 2;
        line.link().read(Turn.FAST_POLL, 1, 3, address, count, image, 0);
        long after = System.nanoTime();
        samples.add(after - now);
        now = after;
        if (image[0] != KnownRegisters.value(1, 3, address)) {
          throw new IllegalStateException("wrong value " + image[0]);
        }
      }
      samples.done();
      return samples;
    }
  }

  private static Line line(Tcp path) {
    return new LineFactoryComponent()
        .create("bench", new LineSettings(path, Duration.ofSeconds(1), Duration.ZERO, 1, true));
  }

  private static void print(Map<Way, List<Samples>> results) {
    double plain = median(results.get(Way.RTU_OVER_TCP), Samples::ownCpuMicrosEach);
    System.out.println(
        "| transport | reads/s | p50 us | p99 us | B/read | client CPU us/read | more than RTU us |");
    System.out.println("|---|---|---|---|---|---|---|");
    results.forEach(
        (way, all) ->
            System.out.printf(
                "| %s | %.0f | %.1f | %.1f | %.1f | %.1f | %.1f |%n",
                way,
                median(all, Samples::perSecond),
                median(all, s -> s.micros(0.5)),
                median(all, s -> s.micros(0.99)),
                median(all, Samples::bytesEach),
                median(all, Samples::ownCpuMicrosEach),
                median(all, Samples::ownCpuMicrosEach) - plain));
  }

  private static double median(List<Samples> all, ToDoubleFunction<Samples> figure) {
    return Samples.median(all.stream().mapToDouble(figure).toArray());
  }
}
