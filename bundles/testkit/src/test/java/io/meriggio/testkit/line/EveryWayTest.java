// SPDX-License-Identifier: Apache-2.0
package io.meriggio.testkit.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.meriggio.device.LineInfo.State;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.modbus.internal.line.LineFactoryComponent;
import io.meriggio.modbus.line.Line;
import io.meriggio.modbus.line.LineSettings;
import io.meriggio.modbus.line.LineSettings.Tcp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One device, the same registers on every way to it. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class EveryWayTest {
  private static final int[] ADDRESSES = {0, 0x0404, 0x0445, 0x1187, 0x2000, 0xFFFF - 124};
  private static final int[] COUNTS = {1, 2, 30, 60, 125};

  @ParameterizedTest
  @EnumSource(Way.class)
  void oneDeviceHasTheSameRegistersOnEveryWay(Way way, @TempDir Path folder) throws Exception {
    assumeTrue(way.isHere(), "left out: socat is not here");
    try (Way.Served served = way.serve(KnownRegisters::read, folder);
        Line line = line(served.path())) {
      for (int unit : new int[] {1, 2, 32, 247}) {
        for (int address : ADDRESSES) {
          for (int count : COUNTS) {
            assertThat(read(line, unit, address, count))
                .as("%s: unit %d, %d registers from %d", way, unit, count, address)
                .isEqualTo(expected(unit, address, count));
          }
        }
      }
      line.link().write(1, 0x10, 0x1187, new int[] {0, 1000});
      line.link().write(1, 0x06, 0x1110, new int[] {3});
      assertThat(line.figures().state()).isEqualTo(State.UP);
      assertThat(line.figures().errors()).isZero();
      assertThat(line.figures().timeouts()).isZero();
      assertThat(line.figures().detail().english()).isEqualTo(findings(way, served.path()));
    }
  }

  /** What the line tells of the other side, when that was left to it. */
  private static String findings(Way way, LineSettings.Path path) {
    if (way == Way.SOLARMAN_V5) {
      return "logger 0";
    }
    if (!(path instanceof Tcp tcp) || tcp.framing() != LineSettings.TcpFraming.AUTO) {
      return "";
    }
    String kind = way.name().substring("AUTO_OF_".length()).toLowerCase(Locale.ROOT);
    String found = "detected: " + kind.replace('_', '-');
    return way == Way.AUTO_OF_SOLARMAN_V5 ? found + ", logger 0" : found;
  }

  private static Line line(LineSettings.Path path) {
    return new LineFactoryComponent()
        .create("way", new LineSettings(path, Duration.ofSeconds(2), Duration.ZERO, 0, false));
  }

  private static int[] read(Line line, int unit, int address, int count) throws Exception {
    int[] image = new int[count];
    line.link().read(Turn.FAST_POLL, unit, 3, address, count, image, 0);
    return image;
  }

  private static int[] expected(int unit, int address, int count) {
    int[] image = new int[count];
    KnownRegisters.read(unit, 3, address, count, image);
    return image;
  }
}
