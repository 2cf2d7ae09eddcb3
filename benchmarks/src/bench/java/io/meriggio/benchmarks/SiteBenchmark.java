// SPDX-License-Identifier: Apache-2.0
package io.meriggio.benchmarks;

import io.meriggio.device.DeviceContext;
import io.meriggio.device.PollClass;
import io.meriggio.device.Settings;
import io.meriggio.modbus.BlockRules;
import io.meriggio.modbus.FaultTable;
import io.meriggio.modbus.RegisterMap;
import io.meriggio.modbus.RegisterMapConnection;
import io.meriggio.modbus.internal.line.LineFactoryComponent;
import io.meriggio.modbus.line.Line;
import io.meriggio.modbus.line.LineSettings;
import io.meriggio.modbus.line.LineSettings.Parity;
import io.meriggio.modbus.line.LineSettings.Serial;
import io.meriggio.testkit.TestCycle;
import io.meriggio.testkit.line.PeerProcess;
import io.meriggio.testkit.line.RealPeers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The live values of a whole site on serial lines of 9600 baud: eight inverters and a meter on one,
 * eight charge points on another, each served by its register map; the time of a round beside the
 * time that the line itself needs for the same requests.
 *
 * <p>What answers is the line simulator, whose register values are their addresses: the maps decide
 * what is read and how it is bundled, the values mean nothing.
 */
public final class SiteBenchmark {
  private static final int BAUD = 9600;
  private static final int DEVICES = 8;
  private static final int METER = 32;

  private final Path drivers;

  private SiteBenchmark(Path drivers) {
    this.drivers = drivers;
  }

  /** Arguments: the folder of the drivers, rounds. */
  public static void main(String[] arguments) throws Exception {
    SiteBenchmark site = new SiteBenchmark(Path.of(arguments[0]));
    int rounds = Integer.parseInt(arguments[1]);
    System.out.println(
        "| line | devices | requests a round | registers a round | round ms | line time ms | line"
            + " time / round | CPU share | line simulator |");
    System.out.println("|---|---|---|---|---|---|---|---|---|");
    site.run("8 inverters and a meter", rounds, true);
    site.run("8 charge points", rounds, false);
  }

  private void run(String title, int rounds, boolean inverters) throws Exception {
    Path tty = Files.createTempDirectory("line").resolve("tty");
    try (PeerProcess simulator =
            RealPeers.line(RealPeers.lineSimulator().orElseThrow(), BAUD, 0, tty);
        Line line = open(Files.readSymbolicLink(tty).toString())) {
      CountingLink link = new CountingLink(line.link(), BAUD);
      List<RegisterMapConnection> devices = inverters ? inverters(link) : chargePoints(link);
      for (RegisterMapConnection device : devices) {
        device.identify();
        device.poll(TestCycle.full());
      }
      round(devices);
      double lineBefore = link.lineMillis();
      int requests = link.requests();
      int registers = link.registers();
      Samples samples = new Samples(rounds);
      for (int i = 0; i < rounds; i++) {
        long start = System.nanoTime();
        round(devices);
        samples.add(System.nanoTime() - start);
      }
      samples.done();
      double roundMillis = 1e3 / samples.perSecond();
      double lineMillis = (link.lineMillis() - lineBefore) / rounds;
      System.out.printf(
          "| %s | %d | %d | %d | %.1f | %.1f | %.4f | %.4f | %s |%n",
          title,
          devices.size(),
          (link.requests() - requests) / rounds,
          (link.registers() - registers) / rounds,
          roundMillis,
          lineMillis,
          lineMillis / roundMillis,
          samples.cpuMicrosEach() / 1e3 / roundMillis,
          simulator.end().lines().reduce((first, last) -> last).orElse(""));
    }
  }

  private static void round(List<RegisterMapConnection> devices) throws Exception {
    for (RegisterMapConnection device : devices) {
      device.poll(TestCycle.of(PollClass.FAST));
    }
  }

  private static Line open(String port) {
    Serial path = new Serial(port, BAUD, 8, Parity.NONE, 1);
    return new LineFactoryComponent()
        .create("bench", new LineSettings(path, Duration.ofSeconds(1), Duration.ZERO, 1, true));
  }

  private List<RegisterMapConnection> inverters(CountingLink link) throws Exception {
    List<RegisterMapConnection> devices = new ArrayList<>();
    RegisterMap inverter = map("string", "string-g3");
    for (int unit = 1; unit <= DEVICES; unit++) {
      devices.add(
          device(link, unit, inverter, "KTL-V3 3.3-136kW", BlockRules.atMost(60).within(64)));
    }
    devices.add(device(link, METER, map("dtsu666", "dtsu666"), "DTSU666", BlockRules.atMost(34)));
    return devices;
  }

  private List<RegisterMapConnection> chargePoints(CountingLink link) throws Exception {
    List<RegisterMapConnection> devices = new ArrayList<>();
    RegisterMap wallbox = map("wallbox", "wallbox-reference");
    String model = wallbox.models().stream().findFirst().orElse("");
    for (int unit = 1; unit <= DEVICES; unit++) {
      devices.add(device(link, unit, wallbox, model, BlockRules.atMost(60)));
    }
    return devices;
  }

  private RegisterMap map(String driver, String name) throws Exception {
    Path file = drivers.resolve(driver).resolve("src/main/resources").resolve(name + ".csv");
    return RegisterMap.load(name, name + ".csv", Files.readString(file), FaultTable.NONE);
  }

  private static RegisterMapConnection device(
      CountingLink link, int unit, RegisterMap map, String model, BlockRules rules) {
    DeviceContext context =
        new DeviceContext(
            "device-" + unit,
            link,
            unit,
            Optional.of(model),
            Settings.NONE,
            Optional.empty(),
            Clock.systemUTC(),
            reading -> {});
    return new RegisterMapConnection(context, map, rules);
  }
}
