// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.dtsu666.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.meriggio.device.DeviceException;
import io.meriggio.device.Link;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.Reading;
import io.meriggio.modbus.internal.line.LineFactoryComponent;
import io.meriggio.modbus.line.Line;
import io.meriggio.modbus.line.LineSettings;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.ScriptedLink;
import io.meriggio.testkit.line.Way;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The driver reads the same values of one meter through every transport. */
class EveryTransportTest {
  private static final String MODEL = "DTSU666";

  private final ScriptedLink meter = Meters.of(MODEL);

  @ParameterizedTest
  @EnumSource(Way.class)
  void readsTheSameOnEveryWay(Way way, @TempDir Path folder) throws Exception {
    assumeTrue(way.isHere(), "left out: socat is not here");
    try (Way.Served served = way.serve(this::read, folder)) {
      readsTheSame(served.path());
    }
  }

  private void read(int unit, int function, int address, int count, int[] image)
      throws DeviceException {
    meter.read(Turn.FAST_POLL, unit, function, address, count, image, 0);
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
