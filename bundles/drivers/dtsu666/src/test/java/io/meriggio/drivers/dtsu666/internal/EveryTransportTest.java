// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.dtsu666.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.meriggio.device.Link;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.Reading;
import io.meriggio.modbus.internal.line.LineFactoryComponent;
import io.meriggio.modbus.line.Line;
import io.meriggio.modbus.line.LineSettings;
import io.meriggio.modbus.line.LineSettings.Parity;
import io.meriggio.modbus.line.LineSettings.Serial;
import io.meriggio.modbus.line.LineSettings.Tcp;
import io.meriggio.modbus.line.LineSettings.TcpFraming;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.ScriptedLink;
import io.meriggio.testkit.line.Faults;
import io.meriggio.testkit.line.Frames;
import io.meriggio.testkit.line.KnownSlave;
import io.meriggio.testkit.line.KnownTcpServer;
import io.meriggio.testkit.line.PeerProcess;
import io.meriggio.testkit.line.RealPeers;
import io.meriggio.testkit.line.SerialSlave;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The driver reads the same values of one meter through every transport. */
class EveryTransportTest {
  private static final String MODEL = "DTSU666";

  private final ScriptedLink meter = Meters.of(MODEL);

  @Test
  void overModbusTcp() throws Exception {
    overTcp(Frames.MBAP, TcpFraming.MODBUS_TCP);
  }

  @Test
  void overRtuOnTcp() throws Exception {
    overTcp(Frames.RTU, TcpFraming.RTU_OVER_TCP);
  }

  @Test
  void overASerialLine(@TempDir Path folder) throws Exception {
    assumeTrue(RealPeers.hasSocat(), "left out: socat is not here");
    Path one = folder.resolve("master");
    Path other = folder.resolve("slave");
    try (PeerProcess pair = RealPeers.pair(one, other);
        SerialSlave slave = new SerialSlave(other, slave(Frames.RTU), Faults.none(Frames.RTU))) {
      String port = Files.readSymbolicLink(one).toString();
      readsTheSame(new Serial(port, 115200, 8, Parity.NONE, 1));
    }
  }

  private void overTcp(Frames frames, TcpFraming framing) throws Exception {
    try (KnownTcpServer server = new KnownTcpServer(slave(frames))) {
      readsTheSame(new Tcp("127.0.0.1", server.port(), framing));
    }
  }

  private KnownSlave slave(Frames frames) {
    return new KnownSlave(
        frames,
        Set.of(),
        (unit, function, address, count, image) ->
            meter.read(Turn.FAST_POLL, unit, function, address, count, image, 0));
  }

  private void readsTheSame(LineSettings.Path path) throws Exception {
    Map<String, Reading> expected = readings(meter);
    assertThat(expected).hasSizeGreaterThan(10);
    LineSettings settings = new LineSettings(path, Duration.ofSeconds(1), Duration.ZERO, 1, true);
    try (Line line = new LineFactoryComponent().create("met", settings)) {
      assertThat(readings(line.link())).isEqualTo(expected);
      assertThat(line.figures().errors()).isZero();
    }
  }

  private static Map<String, Reading> readings(Link link) throws Exception {
    try (OpenedDevice device =
        new OpenedDevice(
            new Dtsu666Driver(),
            link,
            Meters.UNIT,
            Optional.of(MODEL),
            Map.of(),
            Optional.empty())) {
      return device.started().readings();
    }
  }
}
