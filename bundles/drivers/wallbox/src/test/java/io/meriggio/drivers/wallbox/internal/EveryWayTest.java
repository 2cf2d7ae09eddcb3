// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.wallbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.can.CanLine;
import io.meriggio.can.CanLineSettings;
import io.meriggio.can.internal.CanLines;
import io.meriggio.device.CanFrame;
import io.meriggio.device.Link;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.Value;
import io.meriggio.modbus.internal.line.LineFactoryComponent;
import io.meriggio.modbus.line.Line;
import io.meriggio.modbus.line.LineSettings;
import io.meriggio.modbus.line.LineSettings.TcpFraming;
import io.meriggio.testkit.MovableClock;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.ScriptedLink;
import io.meriggio.testkit.line.Frames;
import io.meriggio.testkit.line.KnownSlave;
import io.meriggio.testkit.line.KnownTcpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One charge point by registers through real lines, and by frames over the loopback bus. */
@Timeout(60)
class EveryWayTest {

  private final ScriptedLink box = Wallboxes.charging();

  @Test
  void modbus_tcp_rtu_over_tcp_and_the_hub_give_the_same_readings() throws Exception {
    Map<String, Value> expected = values(box, Clock.systemUTC());
    assertThat(expected).hasSizeGreaterThan(40);
    assertThat(overTcp(Frames.MBAP, TcpFraming.MODBUS_TCP)).isEqualTo(expected);
    assertThat(overTcp(Frames.RTU, TcpFraming.RTU_OVER_TCP)).isEqualTo(expected);
  }

  private Map<String, Value> overTcp(Frames frames, TcpFraming framing) throws Exception {
    KnownSlave slave =
        new KnownSlave(
            frames,
            Set.of(),
            (unit, function, address, count, image) ->
                box.read(Turn.FAST_POLL, unit, function, address, count, image, 0));
    try (KnownTcpServer server = new KnownTcpServer(slave)) {
      LineSettings settings =
          new LineSettings(
              new LineSettings.Tcp("127.0.0.1", server.port(), framing),
              Duration.ofSeconds(2),
              Duration.ZERO,
              1,
              true);
      try (Line line = new LineFactoryComponent().create("hub", settings)) {
        return values(line.link(), Clock.systemUTC());
      }
    }
  }

  @Test
  void what_both_ways_tell_is_the_same_over_can() throws Exception {
    box.set(1, 0x0200, 2300, 2300, 2300, 1600, 1600, 1600, 5000, 0xFFFF & -999)
        .set(1, 0x020A, 0, 3680, 0, 3680, 0, 3680)
        .set(1, 0x010A, 0x0005)
        .set(1, 0x0106, 2);
    Map<String, Value> byRegisters = values(box, Clock.systemUTC());
    Map<String, Value> byFrames = overCan();
    Map<String, Value> common = new TreeMap<>(byFrames);
    common.keySet().retainAll(byRegisters.keySet());
    assertThat(common).hasSizeGreaterThan(30);
    assertThat(byRegisters).containsAllEntriesOf(common);
  }

  private static Map<String, Value> overCan() throws Exception {
    try (ServerSocket bus = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        CanLine line =
            new CanLines()
                .create("boxes", new CanLineSettings("loopback:" + bus.getLocalPort(), true));
        Socket node = bus.accept()) {
      Thread sender = new Thread(() -> sendAll(node));
      sender.start();
      try {
        return values(line.link(), Clock.systemUTC());
      } finally {
        node.close();
        sender.join();
      }
    }
  }

  /** All frames, again and again until the connection is closed, as the bus asks for. */
  private static void sendAll(Socket node) {
    try {
      OutputStream out = node.getOutputStream();
      while (true) {
        for (CanFrame frame : CanBoxes.charging(1)) {
          byte[] bytes = new byte[16];
          bytes[2] = (byte) (frame.id() >>> 8);
          bytes[3] = (byte) frame.id();
          bytes[4] = (byte) frame.length();
          System.arraycopy(frame.data(), 0, bytes, 8, frame.length());
          out.write(bytes);
        }
      }
    } catch (IOException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<String, Value> values(Link link, Clock clock) throws Exception {
    MovableClock now = new MovableClock(clock.instant());
    try (OpenedDevice device =
        new OpenedDevice(
            new WallboxDriver(), link, 1, Optional.empty(), Map.of(), Optional.empty(), now)) {
      device.started();
      Map<String, Value> values = new TreeMap<>();
      device
          .readings()
          .forEach((id, reading) -> reading.value().ifPresent(value -> values.put(id, value)));
      return values;
    }
  }
}
