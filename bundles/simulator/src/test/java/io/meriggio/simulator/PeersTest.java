// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.ghgande.j2mod.modbus.facade.AbstractModbusMaster;
import com.ghgande.j2mod.modbus.facade.ModbusTCPMaster;
import com.ghgande.j2mod.modbus.procimg.Register;
import io.meriggio.simulator.state.PlantState;
import io.meriggio.simulator.state.Storage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Masters that others wrote read every face and see what is true in the plant. */
class PeersTest {

  private static final String PYMODBUS =
      """
      import struct, sys
      from pymodbus.client import ModbusTcpClient
      from pymodbus.transaction import ModbusRtuFramer, ModbusSocketFramer
      port, unit, address, count, kind = [int(a) for a in sys.argv[1:5]] + [sys.argv[5]]
      framer = ModbusRtuFramer if sys.argv[6] == 'rtu' else ModbusSocketFramer
      client = ModbusTcpClient('127.0.0.1', port=port, framer=framer)
      client.connect()
      words = client.read_holding_registers(address, count, slave=unit).registers
      client.close()
      if kind == 'float':
          print(struct.unpack('>f', struct.pack('>HH', *words))[0])
      else:
          print(struct.unpack('>h', struct.pack('>H', words[0]))[0])
      """;

  /** What the registers of a profile's power hold for this plant. */
  private static double onTheWire(MeterProfile profile, SimulatedPlant plant) {
    double drawn = -plant.state().grid().power().total();
    return switch (profile) {
      case DTSU666, DTSU666_2016 -> drawn / 0.1 / 40;
      case DTSU666_OEM, DTSU666_H_HUAWEI, DDSU666 -> drawn / 1000;
      case DTSU666_H -> drawn;
    };
  }

  private static double power(SimulatedPlant plant) {
    return plant.state().inverter().acPower().total();
  }

  @ParameterizedTest
  @EnumSource(MeterProfile.class)
  void j2mod_reads_the_meter_in_every_profile(MeterProfile profile) throws Exception {
    try (SimulatedPlant plant = Rig.still("meterProfile", profile.title())) {
      float value = j2mod(plant, false, profile.powerAddress());
      assertThat((double) value).isCloseTo(onTheWire(profile, plant), within(0.01));
    }
  }

  @Test
  void j2mod_reads_through_rtu_over_tcp() throws Exception {
    try (SimulatedPlant plant = Rig.still("transport", "rtu-over-tcp")) {
      assertThat((double) j2mod(plant, true, 0x2012))
          .isCloseTo(onTheWire(MeterProfile.DTSU666, plant), within(0.01));
    }
  }

  private static float j2mod(SimulatedPlant plant, boolean rtu, int address) throws Exception {
    AbstractModbusMaster master =
        new ModbusTCPMaster("127.0.0.1", plant.meter().port(), 2000, false, rtu);
    master.connect();
    try {
      Register[] words = master.readMultipleRegisters(plant.meter().unit(), address, 2);
      return Float.intBitsToFloat(words[0].toUnsignedShort() << 16 | words[1].toUnsignedShort());
    } finally {
      master.disconnect();
    }
  }

  @Test
  void both_devices_answer_on_one_bus() throws Exception {
    int port;
    try (java.net.ServerSocket free = new java.net.ServerSocket(0)) {
      port = free.getLocalPort();
    }
    try (SimulatedPlant plant = Rig.still("meterPort", port, "inverterPort", port)) {
      AbstractModbusMaster master = new ModbusTCPMaster("127.0.0.1", port);
      master.connect();
      assertThat(master.readMultipleRegisters(32, 0x0006, 1)[0].getValue()).isEqualTo(40);
      assertThat(master.readMultipleRegisters(1, 0x0044, 1)[0].getValue()).isEqualTo(0x0138);
      master.disconnect();
    }
  }

  @ParameterizedTest
  @EnumSource(MeterProfile.class)
  void the_printed_mbpoll_command_reads_the_meter(MeterProfile profile) throws Exception {
    assumeTrue(mbpoll());
    try (SimulatedPlant plant = Rig.still("meterProfile", profile.title())) {
      // mbpoll prints six digits
      double expected = onTheWire(profile, plant);
      assertThat(mbpolled(plant.meter().example()))
          .isCloseTo(expected, within(Math.abs(expected) * 1e-5 + 1e-9));
    }
  }

  @ParameterizedTest
  @EnumSource(InverterSettings.Generation.class)
  void the_printed_mbpoll_command_reads_the_inverter(InverterSettings.Generation generation)
      throws Exception {
    assumeTrue(mbpoll());
    try (SimulatedPlant plant = Rig.still("inverterGeneration", generation.name())) {
      assertThat(mbpolled(plant.inverter().example())).isCloseTo(power(plant) / 10, within(0.5));
    }
  }

  @Test
  void pymodbus_reads_both_devices_through_both_framings() throws Exception {
    assumeTrue(
        Rig.present(
            "python3-pymodbus",
            "reading the simulator with pymodbus",
            "/usr/bin/python3",
            "-c",
            "import pymodbus"));
    for (String framing : new String[] {"tcp", "rtu"}) {
      String transport = framing.equals("rtu") ? "rtu-over-tcp" : "modbus-tcp";
      try (SimulatedPlant plant = Rig.still("transport", transport)) {
        assertThat(pymodbus(plant.meter(), 0x2012, 2, "float", framing))
            .isCloseTo(onTheWire(MeterProfile.DTSU666, plant), within(0.01));
        assertThat(pymodbus(plant.inverter(), 0x0485, 1, "int", framing))
            .isCloseTo(power(plant) / 10, within(0.5));
      }
    }
  }

  @Test
  void mbpoll_reads_both_devices_on_a_serial_line(@TempDir Path folder) throws Exception {
    assumeTrue(mbpoll());
    assumeTrue(Rig.present("socat", "reading the simulator through a pty", "socat", "-V"));
    Path ours = folder.resolve("ours");
    Path theirs = folder.resolve("theirs");
    Process socat =
        new ProcessBuilder("socat", "pty,raw,echo=0,link=" + ours, "pty,raw,echo=0,link=" + theirs)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("socat.log").toFile())
            .start();
    try {
      Rig.await(() -> Files.exists(ours) && Files.exists(theirs));
      try (SimulatedPlant plant =
          Rig.still("transport", "serial", "serialPort", ours.toRealPath().toString())) {
        File other = theirs.toRealPath().toFile();
        assertThat(mbpolled(plant.meter().example().replace("<the other end>", other.getPath())))
            .isCloseTo(onTheWire(MeterProfile.DTSU666, plant), within(0.1));
        assertThat(mbpolled(plant.inverter().example().replace("<the other end>", other.getPath())))
            .isCloseTo(power(plant) / 10, within(0.5));
      }
    } finally {
      socat.destroy();
      socat.waitFor();
    }
  }

  /** Description, function of the register and value in it. */
  private record Peer(String device, int address, ToDoubleFunction<PlantState> value) {}

  private static Stream<Peer> families() {
    return Stream.of(
        new Peer("hyd soc=50", 0x0485, s -> storage(s).acPower().total() / 10),
        new Peer("hyd model=hp power=6000", 0x0606, s -> -storage(s).battery().power() / 10),
        new Peer("hyd model=g1 power=6000", 0x0212, s -> s.grid().power().total() / 10),
        new Peer("sp3000", 0x0210, s -> storage(s).battery().soc()),
        new Peer("wallbox", 0x0108, s -> s.units().chargers().get(0).limit() * 10),
        new Peer("heat-pump", 0x0203, s -> s.units().heatPumps().get(0).tank() * 10),
        new Peer("power-magic", 0x0300, s -> storage(s).battery().soc() * 10),
        new Peer("psc100 inverters=3 unit=100", 0x0101, s -> s.units().inverters().size()),
        new Peer("io-module", 0x0105, s -> s.units().airTemperature() * 10));
  }

  private static Storage storage(PlantState state) {
    return state.units().storages().get(0);
  }

  @ParameterizedTest
  @MethodSource("families")
  void pymodbus_reads_every_family_through_both_framings(Peer peer) throws Exception {
    assumeTrue(pymodbusIsThere());
    for (String framing : new String[] {"tcp", "rtu"}) {
      try (SimulatedPlant plant = Rig.still("device.d", peer.device() + " via=" + framing)) {
        assertThat(pymodbus(plant.device("d"), peer.address(), 1, "int", framing))
            .isCloseTo(peer.value().applyAsDouble(plant.state()), within(0.51));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void mbpoll_reads_every_family_through_a_hub(Peer peer) throws Exception {
    assumeTrue(mbpoll());
    try (SimulatedPlant plant = Rig.still("device.d", peer.device() + " via=hub")) {
      SimulatedDevice device = plant.device("d");
      String command =
          String.format(
              "mbpoll -m tcp -p %d -a %d -0 -r %d -c 1 -t 4 -1 127.0.0.1",
              device.port(), device.unit(), peer.address());
      assertThat((double) (short) mbpolled(command))
          .isCloseTo(peer.value().applyAsDouble(plant.state()), within(0.51));
    }
  }

  @Test
  void mbpoll_reads_several_families_on_one_pseudo_terminal(@TempDir Path folder) throws Exception {
    assumeTrue(mbpoll());
    assumeTrue(Rig.present("socat", "reading families through a pty", "socat", "-V"));
    Path ours = folder.resolve("ours");
    Path theirs = folder.resolve("theirs");
    Process socat =
        new ProcessBuilder("socat", "pty,raw,echo=0,link=" + ours, "pty,raw,echo=0,link=" + theirs)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("socat.log").toFile())
            .start();
    try {
      Rig.await(() -> Files.exists(ours) && Files.exists(theirs));
      String line = " via=serial path=" + ours.toRealPath();
      try (SimulatedPlant plant =
          Rig.still(
              "device.a", "hyd unit=1" + line,
              "device.b", "wallbox unit=2" + line,
              "device.c", "heat-pump unit=3" + line,
              "device.d", "sp3000 unit=4" + line)) {
        PlantState now = plant.state();
        String command = "mbpoll -m rtu -b 9600 -P none -a %d -0 -r %d -c 1 -t 4 -1 " + theirs;
        assertThat(mbpolled(String.format(command, 1, 0x0608)))
            .isCloseTo(now.units().storages().get(0).battery().soc(), within(0.51));
        assertThat(mbpolled(String.format(command, 2, 0x0108)))
            .isCloseTo(now.units().chargers().get(0).limit() * 10, within(0.51));
        assertThat(mbpolled(String.format(command, 3, 0x0203)))
            .isCloseTo(now.units().heatPumps().get(0).tank() * 10, within(0.51));
        assertThat(mbpolled(String.format(command, 4, 0x0210)))
            .isCloseTo(now.units().storages().get(1).battery().soc(), within(0.51));
      }
    } finally {
      socat.destroy();
      socat.waitFor();
    }
  }

  private static boolean pymodbusIsThere() {
    return Rig.present(
        "python3-pymodbus",
        "reading the simulator with pymodbus",
        "/usr/bin/python3",
        "-c",
        "import pymodbus");
  }

  private static boolean mbpoll() {
    return Rig.present("mbpoll", "reading the simulator with mbpoll", "mbpoll", "-V");
  }

  private static double mbpolled(String command) throws Exception {
    String said = Rig.run(command.split(" "));
    Matcher value = Pattern.compile("\\[\\d+\\]:\\s+(-?[0-9.e+-]+)").matcher(said);
    assertThat(value.find()).as(said).isTrue();
    return Double.parseDouble(value.group(1));
  }

  private static double pymodbus(
      SimulatedDevice device, int address, int count, String kind, String framing)
      throws Exception {
    String said =
        Rig.run(
            "/usr/bin/python3",
            "-c",
            PYMODBUS,
            Integer.toString(device.port()),
            Integer.toString(device.unit()),
            Integer.toString(address),
            Integer.toString(count),
            kind,
            framing);
    String value = said.strip();
    assertThat(value).matches(text -> text.matches("-?[0-9.e+-]+"), said.toLowerCase(Locale.ROOT));
    return Double.parseDouble(value);
  }
}
