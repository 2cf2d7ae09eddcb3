// SPDX-License-Identifier: Apache-2.0
package io.meriggio.benchmarks;

import com.ghgande.j2mod.modbus.facade.ModbusTCPMaster;
import com.ghgande.j2mod.modbus.procimg.Register;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.modbus.internal.line.LineFactoryComponent;
import io.meriggio.modbus.line.Line;
import io.meriggio.modbus.line.LineSettings;
import io.meriggio.modbus.line.LineSettings.Tcp;
import io.meriggio.modbus.line.LineSettings.TcpFraming;
import io.meriggio.testkit.line.PeerProcess;
import io.meriggio.testkit.line.RealPeers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Modbus TCP clients, 60 holding registers a read, one request in flight, against one C server on
 * the same core. Rounds are interleaved; a ratio is the median of the rounds' ratios.
 */
public final class ClientsBenchmark {
  private static final int REGISTERS = 60;
  private static final int MOST_SAMPLES = 1_000_000;

  private ClientsBenchmark() {}

  interface Client extends AutoCloseable {
    void read(int[] image) throws Exception;
  }

  interface Opening {
    Client open(int port) throws Exception;
  }

  /** Arguments: rounds, seconds of each. */
  public static void main(String[] arguments) throws Exception {
    int rounds = Integer.parseInt(arguments[0]);
    double seconds = Double.parseDouble(arguments[1]);
    Map<String, Opening> clients = new LinkedHashMap<>();
    clients.put("plain Java socket", ClientsBenchmark::plain);
    clients.put("line", ClientsBenchmark::line);
    clients.put("j2mod 3.3.0", ClientsBenchmark::j2mod);
    int port = PeerProcess.freePort();
    String server = RealPeers.lineSimulator().orElseThrow().toString();
    try (PeerProcess running =
        PeerProcess.start(PeerProcess.listening(port), server, "rawserver", "" + port)) {
      Map<String, List<Samples>> results = new LinkedHashMap<>();
      for (int round = -1; round < rounds; round++) {
        for (Map.Entry<String, Opening> client : clients.entrySet()) {
          Samples samples = run(client.getValue(), port, seconds);
          if (round >= 0) {
            results.computeIfAbsent(client.getKey(), name -> new ArrayList<>()).add(samples);
          }
        }
      }
      print(results);
    }
  }

  private static Samples run(Opening opening, int port, double seconds) throws Exception {
    int[] image = new int[REGISTERS];
    try (Client client = opening.open(port)) {
      client.read(image);
      Samples samples = new Samples(MOST_SAMPLES);
      long end = System.nanoTime() + (long) (seconds * 1e9);
      for (long now = System.nanoTime(); now < end; ) {
        client.read(image);
        long after = System.nanoTime();
        samples.add(after - now);
        now = after;
      }
      samples.done();
      if (image[REGISTERS - 1] != REGISTERS - 1) {
        throw new IllegalStateException("wrong value " + image[REGISTERS - 1]);
      }
      return samples;
    }
  }

  private static void print(Map<String, List<Samples>> results) {
    List<Samples> plain = results.values().iterator().next();
    System.out.println("| client | reads/s | p50 us | p99 us | B/read | CPU us/read | of plain |");
    System.out.println("|---|---|---|---|---|---|---|");
    results.forEach(
        (name, all) ->
            System.out.printf(
                "| %s | %.0f | %.1f | %.1f | %.1f | %.1f | %.3f |%n",
                name,
                median(all, Samples::perSecond),
                median(all, s -> s.micros(0.5)),
                median(all, s -> s.micros(0.99)),
                median(all, Samples::bytesEach),
                median(all, Samples::cpuMicrosEach),
                ratio(all, plain)));
    double ofJ2mod = ratio(results.get("line"), results.get("j2mod 3.3.0"));
    System.out.printf("line / j2mod: %.3f%n", ofJ2mod);
  }

  private static double ratio(List<Samples> some, List<Samples> others) {
    double[] ratios = new double[some.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = some.get(i).perSecond() / others.get(i).perSecond();
    }
    return Samples.median(ratios);
  }

  private static double median(List<Samples> all, ToDoubleFunction<Samples> figure) {
    return Samples.median(all.stream().mapToDouble(figure).toArray());
  }

  private static Client plain(int port) throws Exception {
    PlainSocket socket = new PlainSocket(port);
    return new Client() {
      @Override
      public void read(int[] image) throws Exception {
        socket.read(0, REGISTERS, image);
      }

      @Override
      public void close() throws Exception {
        socket.close();
      }
    };
  }

  private static Client line(int port) {
    LineSettings settings =
        new LineSettings(
            new Tcp("127.0.0.1", port, TcpFraming.MODBUS_TCP),
            Duration.ofSeconds(1),
            Duration.ZERO,
            1,
            true);
    Line line = new LineFactoryComponent().create("bench", settings);
    return new Client() {
      @Override
      public void read(int[] image) throws Exception {
        line.link().read(Turn.FAST_POLL, 1, 3, 0, REGISTERS, image, 0);
      }

      @Override
      public void close() {
        line.close();
      }
    };
  }

  private static Client j2mod(int port) throws Exception {
    ModbusTCPMaster master = new ModbusTCPMaster("127.0.0.1", port, 1000, false);
    master.connect();
    return new Client() {
      @Override
      public void read(int[] image) throws Exception {
        Register[] registers = master.readMultipleRegisters(1, 0, REGISTERS);
        for (int i = 0; i < REGISTERS; i++) {
          image[i] = registers[i].getValue();
        }
      }

      @Override
      public void close() {
        master.disconnect();
      }
    };
  }
}
