// SPDX-License-Identifier: Apache-2.0
package io.meriggio.testkit.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.meriggio.device.DeviceException;
import io.meriggio.device.LineInfo.State;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.Reason;
import io.meriggio.modbus.internal.line.LineFactoryComponent;
import io.meriggio.modbus.line.Line;
import io.meriggio.modbus.line.LineSettings;
import io.meriggio.modbus.line.LineSettings.Parity;
import io.meriggio.modbus.line.LineSettings.Serial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Serial ports as they come and go: pairs of pseudo-terminals under a name that stays. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class SerialLineTest {
  private final AtomicLong leap = new AtomicLong();

  @TempDir Path folder;

  @BeforeEach
  void needSocat() {
    assumeTrue(RealPeers.hasSocat(), "left out: socat is not here");
  }

  /** An adapter with units behind it, plugged in as long as it is not closed. */
  private final class Adapter implements AutoCloseable {
    private final PeerProcess pair;
    private final SerialSlave slave;

    Adapter(Set<Integer> silent) throws IOException {
      Files.deleteIfExists(port());
      Path far = folder.resolve("far");
      Files.deleteIfExists(far);
      pair = RealPeers.pair(port(), far);
      slave = new SerialSlave(far, new KnownSlave(Frames.RTU, silent), Faults.none(Frames.RTU));
    }

    @Override
    public void close() throws IOException {
      slave.close();
      pair.end();
      pair.close();
    }
  }

  private Path port() {
    return folder.resolve("ttyUSB0");
  }

  @Test
  void anAdapterThatIsPulledOutAndPutInAgainIsUsedAgain() throws Exception {
    try (Line line = line()) {
      try (Adapter adapter = new Adapter(Set.of())) {
        assertThat(read(line, 1)).isEqualTo(KnownRegisters.value(1, 3, 7));
      }
      DeviceException gone = failure(line, 1);
      assertThat(gone.reason()).isEqualTo(Reason.LINE_DOWN);
      assertThat(gone.getMessage()).contains(port().toString());
      assertThat(failure(line, 1))
          .hasMessageContaining("is not there: plug the adapter in, or choose one of");
      assertThat(line.figures().state()).isEqualTo(State.DOWN);
      try (Adapter again = new Adapter(Set.of())) {
        leap.addAndGet(Duration.ofSeconds(6).toNanos());
        assertThat(read(line, 1)).isEqualTo(KnownRegisters.value(1, 3, 7));
        assertThat(line.figures().state()).isEqualTo(State.UP);
      }
    }
  }

  @Test
  void anAdapterThatIsAwayIsLookedForEveryFiveSecondsAtLeast() throws Exception {
    try (Line line = line()) {
      for (int i = 0; i < 12; i++) {
        assertThat(failure(line, 1).reason()).isEqualTo(Reason.LINE_DOWN);
        leap.addAndGet(Duration.ofSeconds(5).toNanos());
      }
      try (Adapter adapter = new Adapter(Set.of())) {
        assertThat(read(line, 1)).isEqualTo(KnownRegisters.value(1, 3, 7));
      }
    }
  }

  @Test
  void aSecondLineOnTheSamePortIsRefusedAndTheFirstGoesOn() throws Exception {
    try (Adapter adapter = new Adapter(Set.of());
        Line first = line();
        Line second = line()) {
      assertThat(read(first, 1)).isEqualTo(KnownRegisters.value(1, 3, 7));
      DeviceException refused = failure(second, 1);
      assertThat(refused.reason()).isEqualTo(Reason.LINE_DOWN);
      assertThat(refused)
          .hasMessageContaining(port() + " is in use by another line or program: close it there");
      assertThat(read(first, 2)).isEqualTo(KnownRegisters.value(2, 3, 7));
      first.close();
      leap.addAndGet(Duration.ofSeconds(6).toNanos());
      assertThat(read(second, 1)).isEqualTo(KnownRegisters.value(1, 3, 7));
    }
  }

  @Test
  void aPortThatAnotherProgramHasLockedIsRefused() throws Exception {
    assumeTrue(PeerProcess.succeeds("flock", "--version"), "left out: flock is not here");
    Path locked = folder.resolve("locked");
    String hold = "exec 9<>'%s'; flock -n 9 && touch '%s' && exec sleep 60";
    try (Adapter adapter = new Adapter(Set.of());
        PeerProcess other =
            PeerProcess.start(
                () -> Files.exists(locked), "sh", "-c", hold.formatted(port(), locked));
        Line line = line()) {
      assertThat(failure(line, 1))
          .hasMessageContaining(port() + " is in use by another line or program: close it there");
    }
  }

  @Test
  void severalUnitsShareALineAndASilentOneHoldsUpNobodyForLong() throws Exception {
    try (Adapter adapter = new Adapter(Set.of(3));
        Line line = line()) {
      for (int round = 0; round < 5; round++) {
        for (int unit : new int[] {1, 2, 3, 4, 32, 247}) {
          if (unit == 3) {
            assertThat(failure(line, 3).reason()).isIn(Reason.TIMEOUT, Reason.OFFLINE);
          } else {
            assertThat(read(line, unit)).isEqualTo(KnownRegisters.value(unit, 3, 7));
          }
        }
      }
      assertThat(line.figures().timeouts()).as("asked once, then backed off").isEqualTo(1);
    }
  }

  private Line line() {
    Serial path = new Serial(port().toString(), 115200, 8, Parity.NONE, 1);
    return new LineFactoryComponent(() -> System.nanoTime() + leap.get(), Clock.systemUTC())
        .create("bus", new LineSettings(path, Duration.ofMillis(300), Duration.ZERO, 0, false));
  }

  private static int read(Line line, int unit) throws DeviceException {
    int[] image = new int[1];
    line.link().read(Turn.FAST_POLL, unit, 3, 7, 1, image, 0);
    return image[0];
  }

  private static DeviceException failure(Line line, int unit) {
    return catchThrowableOfType(DeviceException.class, () -> read(line, unit));
  }
}
