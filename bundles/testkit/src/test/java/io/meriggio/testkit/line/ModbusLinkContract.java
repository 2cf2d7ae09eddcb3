// SPDX-License-Identifier: Apache-2.0
package io.meriggio.testkit.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.meriggio.device.DeviceException;
import io.meriggio.device.LineInfo.State;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.Reason;
import io.meriggio.modbus.internal.line.LineFactoryComponent;
import io.meriggio.modbus.line.Line;
import io.meriggio.modbus.line.LineSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * What every transport does for a driver, whoever is the peer. The peer's registers 0…999 hold
 * their own address.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
abstract class ModbusLinkContract {
  private Line line;

  /** The way to the peer. */
  abstract LineSettings.Path path();

  /** Whether the peer holds what is written, and knows which registers it has. */
  boolean holdsRegisters() {
    return true;
  }

  /** Whether the peer answers for units that it has not got, as libmodbus does by design. */
  boolean answersForEveryUnit() {
    return false;
  }

  /** A unit that the peer has not got. */
  abstract int silentUnit();

  @BeforeEach
  void open() {
    line = open(false);
  }

  private Line open(boolean readOnly) {
    return new LineFactoryComponent()
        .create(
            "contract",
            new LineSettings(path(), Duration.ofSeconds(1), Duration.ZERO, 1, readOnly));
  }

  @AfterEach
  void close() {
    line.close();
  }

  @Test
  void readsHoldingAndInputRegistersOfEveryLength() throws Exception {
    for (int count : new int[] {1, 2, 60, 124, 125}) {
      for (int function : new int[] {3, 4}) {
        int address = 7 * count;
        assertThat(read(function, address, count))
            .as("%d registers by function %d", count, function)
            .isEqualTo(IntStream.range(address, address + count).toArray());
      }
    }
    assertThat(line.figures().state()).isEqualTo(State.UP);
    assertThat(line.figures().errors()).isZero();
    assertThat(line.figures().timeouts()).isZero();
  }

  @Test
  void writesOneAndManyRegisters() throws Exception {
    ModbusLink link = line.link();
    link.write(1, 0x06, 500, new int[] {0xABCD});
    link.write(1, 0x10, 501, new int[] {1});
    link.write(1, 0x10, 502, new int[] {0xFFFF, 0, 0x8000});
    if (holdsRegisters()) {
      assertThat(read(3, 500, 5)).containsExactly(0xABCD, 1, 0xFFFF, 0, 0x8000);
      link.write(1, 0x10, 500, new int[] {500, 501, 502, 503, 504});
    }
  }

  @Test
  void anExceptionIsToldAtOnceAndTheNextReadIsServed() throws Exception {
    assumeTrue(holdsRegisters(), "the line simulator has a register at every address");
    read(3, 0, 1);
    long start = System.nanoTime();
    DeviceException refused = catchThrowableOfType(DeviceException.class, () -> read(3, 5000, 10));
    long took = System.nanoTime() - start;
    assertThat(refused.word()).isEqualTo("MODBUS_2");
    assertThat(refused.reason()).isEqualTo(Reason.MODBUS_EXCEPTION);
    assertThat(Duration.ofNanos(took)).isLessThan(Duration.ofMillis(500));
    assertThat(read(3, 42, 1)).containsExactly(42);
    assertThat(line.figures().errors()).isZero();
  }

  @Test
  void aSilentUnitFailsInTimeAndItsNeighbourIsServed() throws Exception {
    assumeFalse(answersForEveryUnit(), "this peer answers for every unit");
    read(3, 0, 1);
    int[] image = {-7};
    DeviceException silent =
        catchThrowableOfType(
            DeviceException.class,
            () -> line.link().read(Turn.PROBE, silentUnit(), 3, 0, 1, image, 0));
    assertThat(silent).isNotNull();
    assertThat(silent.reason()).isIn(Reason.TIMEOUT, Reason.MODBUS_EXCEPTION, Reason.LINE_DOWN);
    assertThat(image).containsExactly(-7);
    assertThat(read(3, 42, 1)).containsExactly(42);
  }

  @Test
  void aReadOnlyLineReadsAndRefusesToWrite() throws Exception {
    line.close();
    line = open(true);
    assertThat(read(3, 9, 1)).containsExactly(9);
    DeviceException refused =
        catchThrowableOfType(
            DeviceException.class, () -> line.link().write(1, 0x10, 9, new int[] {1}));
    assertThat(refused.reason()).isEqualTo(Reason.READ_ONLY_LINE);
    assertThat(read(3, 9, 1)).containsExactly(9);
  }

  @Test
  void severalThreadsGetTheirOwnRegisters() throws Exception {
    Queue<String> wrong = new ConcurrentLinkedQueue<>();
    List<Thread> threads = new ArrayList<>();
    for (int number = 0; number < 4; number++) {
      int base = 100 * number;
      Turn turn = Turn.values()[1 + number];
      threads.add(new Thread(() -> readManyTimes(turn, base, wrong)));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(wrong).isEmpty();
  }

  private void readManyTimes(Turn turn, int base, Queue<String> wrong) {
    int[] image = new int[3];
    for (int i = 0; i < 25; i++) {
      try {
        line.link().read(turn, 1, 3, base + i, 3, image, 0);
        if (image[0] != base + i || image[2] != base + i + 2) {
          wrong.add(base + i + ": " + Arrays.toString(image));
        }
      } catch (DeviceException failed) {
        wrong.add(failed.getMessage());
      }
    }
  }

  @Test
  void whatARequestCostsIsLearnt() throws Exception {
    for (int i = 0; i < 20; i++) {
      read(3, 0, 10);
    }
    ModbusLink.Cost cost = line.link().cost(1);
    assertThat(cost.perRequest()).isBetween(1e-6, 0.5);
    assertThat(cost.perRegister()).isBetween(0.0, 0.01);
    assertThat(line.figures().utilisation()).isBetween(1e-9, 1.0);
  }

  private int[] read(int function, int address, int count) throws DeviceException {
    int[] image = new int[count];
    line.link().read(Turn.FAST_POLL, 1, function, address, count, image, 0);
    return image;
  }
}
