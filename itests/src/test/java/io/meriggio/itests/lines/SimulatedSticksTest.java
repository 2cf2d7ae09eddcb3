// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.Reason;
import io.meriggio.modbus.internal.line.LineFactoryComponent;
import io.meriggio.modbus.internal.line.StickSearchComponent;
import io.meriggio.modbus.line.Line;
import io.meriggio.modbus.line.LineSettings;
import io.meriggio.modbus.line.LineSettings.Tcp;
import io.meriggio.modbus.line.LineSettings.TcpFraming;
import io.meriggio.modbus.line.StickSearch.Stick;
import io.meriggio.simulator.PlantSettings;
import io.meriggio.simulator.SimulatedPlant;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Lines against the simulator's sticks, which share no code with them: register 0x0404 of a running
 * inverter is 2 (stick-and-hub section 1.2).
 */
@Timeout(60)
class SimulatedSticksTest {
  private static final OptionalLong NUMBER = OptionalLong.of(2712345678L);

  @ParameterizedTest
  @CsvSource({
    "via=v5 logger=2712345678, SOLARMAN_V5, ''",
    "via=v5 logger=2712345678 double-crc=yes, SOLARMAN_V5, ''",
    "via=tcp-crc, MODBUS_TCP_CRC, ''",
    "via=rtu, RTU_OVER_TCP, ''",
    "via=v5 logger=2712345678, AUTO, detected: solarman-v5",
    "via=tcp-crc, AUTO, detected: modbus-tcp-crc",
    "via=rtu, AUTO, detected: rtu-over-tcp"
  })
  void aStickIsReadByItsTransportAndByDetection(String stick, TcpFraming framing, String detail)
      throws Exception {
    try (SimulatedPlant plant = plant("string " + stick);
        Line line = line(plant, framing, NUMBER)) {
      assertThat(read(line, 1)).isEqualTo(2);
      assertThat(line.figures().detail().english()).isEqualTo(detail);
      assertThat(line.figures().errors()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"SOLARMAN_V5", "AUTO"})
  void anUnknownNumberIsLearnt(TcpFraming framing) throws Exception {
    try (SimulatedPlant plant = plant("string via=v5 logger=2712345678");
        Line line = line(plant, framing, OptionalLong.empty())) {
      assertThat(read(line, 1)).isEqualTo(2);
      assertThat(line.figures().detail().english()).endsWith("logger 2712345678");
    }
  }

  @Test
  void aWrongNumberIsTold() throws Exception {
    try (SimulatedPlant plant = plant("string via=v5 logger=2712345679");
        Line line = line(plant, TcpFraming.SOLARMAN_V5, NUMBER)) {
      DeviceException refused = catchThrowableOfType(DeviceException.class, () -> read(line, 1));
      assertThat(refused.reason()).isEqualTo(Reason.WRONG_LOGGER_SERIAL);
      assertThat(refused).hasMessageContaining("2712345679").hasMessageContaining("2712345678");
    }
  }

  @Test
  void aUnitThatTheStickDoesNotReachIsATimeoutWhileOthersAreRead() throws Exception {
    try (SimulatedPlant plant = plant("string via=v5 logger=2712345678");
        Line line = line(plant, TcpFraming.SOLARMAN_V5, NUMBER)) {
      DeviceException silent = catchThrowableOfType(DeviceException.class, () -> read(line, 5));
      assertThat(silent.reason()).isEqualTo(Reason.TIMEOUT);
      assertThat(silent).hasMessageContaining("error 05");
      assertThat(read(line, 1)).isEqualTo(2);
    }
  }

  @Test
  void heartbeatsBetweenReadsDisturbNobody() throws Exception {
    try (SimulatedPlant plant = plant("string via=v5 logger=2712345678 heartbeat=1");
        Line line = line(plant, TcpFraming.SOLARMAN_V5, NUMBER)) {
      for (int i = 0; i < 3; i++) {
        assertThat(read(line, 1)).isEqualTo(2);
        // the heartbeat comes after a second of silence, in real time
        Thread.sleep(1200);
      }
      assertThat(line.figures().errors()).isZero();
      assertThat(line.figures().timeouts()).isZero();
    }
  }

  @Test
  void aSearchFindsTheStickAndItsNumber() throws Exception {
    int port;
    try (DatagramSocket free = new DatagramSocket()) {
      port = free.getLocalPort();
    }
    InetSocketAddress there = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    try (SimulatedPlant plant = plant("string via=v5 logger=2712345678 discovery=" + port)) {
      assertThat(plant.devices()).hasSize(1);
      List<Stick> found = new StickSearchComponent().search(List.of(there), Duration.ofMillis(500));
      assertThat(found).extracting(Stick::loggerSerial).containsExactly(2712345678L);
      assertThat(found).extracting(Stick::host).containsExactly("127.0.0.1");
    }
  }

  private static SimulatedPlant plant(String device) {
    return new SimulatedPlant(
        PlantSettings.from(Map.of("secondsPerSecond", 0, "device.s", device)),
        Clock.fixed(Instant.parse("2026-06-21T09:00:00Z"), ZoneOffset.UTC));
  }

  private static Line line(SimulatedPlant plant, TcpFraming framing, OptionalLong number) {
    Tcp path = new Tcp("127.0.0.1", plant.device("s").port(), framing, number);
    return new LineFactoryComponent()
        .create("stick", new LineSettings(path, Duration.ofSeconds(4), Duration.ZERO, 0, true));
  }

  private static int read(Line line, int unit) throws DeviceException {
    int[] image = new int[1];
    line.link().read(Turn.FAST_POLL, unit, 3, 0x0404, 1, image, 0);
    return image[0];
  }
}
