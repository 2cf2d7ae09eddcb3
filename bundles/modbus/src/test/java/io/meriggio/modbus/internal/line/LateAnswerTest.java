// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.Reason;
import io.meriggio.modbus.line.LineSettings;
import io.meriggio.modbus.line.LineSettings.Parity;
import io.meriggio.modbus.line.LineSettings.Serial;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** RTU frames have no id: time alone keeps the late answer of one request from the next. */
@Timeout(30)
class LateAnswerTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();
  private static final Duration TIMEOUT = Duration.ofMillis(400);
  private static final Duration LATE = Duration.ofMillis(760);

  // OTHER-DEVICES section 1: answers of two registers each
  private static final String RATIO = "20 03 04 00 28 00 0A CB 3E";
  private static final String FREQUENCY = "20 03 04 45 9C 40 00 2F D3";

  private final SerialLine wire = new SerialLine();
  private final int[] image = new int[2];
  private final ScheduledLine line =
      new ScheduledLine(
          "bus",
          new LineSettings(
              new Serial("/dev/ttyS0", 115200, 8, Parity.NONE, 1), TIMEOUT, Duration.ZERO, 0, true),
          new RtuFraming(wire, new LineTrace("bus", Clock.systemUTC())),
          System::nanoTime);

  @Test
  void aLateAnswerIsNotTheNextReads() throws Exception {
    wire.answer(LATE, RATIO);
    wire.answer(Duration.ZERO, FREQUENCY);
    assertThat(reason(0x20, 0x0006)).isEqualTo(Reason.TIMEOUT);
    line.link().read(Turn.PROBE, 0x20, 3, 0x2044, 2, image, 0);
    assertThat(image).containsExactly(0x459C, 0x4000);
    assertThat(wire.sent.get(1) - wire.sent.get(0))
        .as("sent when the late answer was out of time")
        .isGreaterThanOrEqualTo(2 * TIMEOUT.toNanos());
  }

  @Test
  void theAnswerToARepetitionIsNotTheNextReads() throws Exception {
    // the first answer after the time-out is the late one: the repetition's own comes behind it
    wire.answer(Duration.ofMillis(850), RATIO);
    wire.answer(Duration.ofMillis(250), RATIO);
    wire.answer(Duration.ofMillis(300), FREQUENCY);
    assertThat(reason(0x20, 0x0006)).isEqualTo(Reason.TIMEOUT);
    line.link().read(Turn.PROBE, 0x20, 3, 0x0006, 2, image, 0);
    assertThat(image).containsExactly(0x28, 0x0A);
    line.link().read(Turn.PROBE, 0x20, 3, 0x2044, 2, image, 0);
    assertThat(image).containsExactly(0x459C, 0x4000);
  }

  @Test
  void aNeighbourIsNotHeldUpByALateAnswer() throws Exception {
    wire.answer(LATE, RATIO);
    wire.answer(Duration.ZERO, "01 03 04 00 00 13 88 F7 65");
    assertThat(reason(0x20, 0x0006)).isEqualTo(Reason.TIMEOUT);
    line.link().read(Turn.PROBE, 1, 3, 0x000C, 2, image, 0);
    assertThat(image).containsExactly(0, 5000);
    assertThat(wire.sent.get(1) - wire.sent.get(0)).isLessThan(2 * TIMEOUT.toNanos());
  }

  @Test
  void aLateAnswerInANeighboursPlaceIsRefused() {
    wire.answer(LATE, RATIO);
    wire.answer(Duration.ofSeconds(1), "01 03 04 00 00 13 88 F7 65");
    assertThat(reason(0x20, 0x0006)).isEqualTo(Reason.TIMEOUT);
    assertThat(reason(1, 0x000C)).isEqualTo(Reason.DEVICE_ERROR);
    assertThat(line.figures().errors()).isEqualTo(1);
  }

  @Test
  void theCopyOfAnAnswerIsNotTheNextReads() throws Exception {
    wire.answer(Duration.ZERO, RATIO);
    wire.alsoAnswer(Duration.ofMillis(1), RATIO);
    wire.answer(Duration.ofMillis(5), FREQUENCY);
    line.link().read(Turn.PROBE, 0x20, 3, 0x0006, 2, image, 0);
    assertThat(image).containsExactly(0x28, 0x0A);
    line.link().read(Turn.PROBE, 0x20, 3, 0x2044, 2, image, 0);
    assertThat(image).containsExactly(0x459C, 0x4000);
  }

  @Test
  void afterAFailureThePeerGetsItsPause() throws Exception {
    wire.pause = Duration.ofMillis(300).toNanos();
    wire.answer(Duration.ZERO, "01 83 02 C0 F1");
    wire.answer(Duration.ZERO, RATIO);
    wire.answer(Duration.ZERO, "01 03 04 00 00 13 88 F7 65");
    assertThat(reason(1, 0x000C)).isEqualTo(Reason.MODBUS_EXCEPTION);
    assertThat(reason(1, 0x000C)).isEqualTo(Reason.DEVICE_ERROR);
    line.link().read(Turn.PROBE, 1, 3, 0x000C, 2, image, 0);
    assertThat(wire.sent.get(1) - wire.sent.get(0)).as("an answer").isLessThan(wire.pause);
    assertThat(wire.sent.get(2) - wire.sent.get(1)).isGreaterThanOrEqualTo(wire.pause);
  }

  private Reason reason(int unit, int address) {
    return catchThrowableOfType(
            DeviceException.class,
            () -> line.link().read(Turn.PROBE, unit, 3, address, 2, image, 0))
        .reason();
  }

  /** A line whose answers come when the test says, counted from their request. */
  private static final class SerialLine implements Wire {
    private record Bytes(long at, byte[] bytes) {}

    private record Plan(Duration after, String bytes, boolean sameRequest) {}

    private final Queue<Plan> plans = new ArrayDeque<>();
    private final Queue<Bytes> coming = new PriorityQueue<>(Comparator.comparing(Bytes::at));
    private final List<Long> sent = new ArrayList<>();
    private long pause;

    void answer(Duration after, String bytes) {
      plans.add(new Plan(after, bytes, false));
    }

    void alsoAnswer(Duration after, String bytes) {
      plans.add(new Plan(after, bytes, true));
    }

    @Override
    public void write(byte[] bytes, int length) {
      long now = System.nanoTime();
      sent.add(now);
      do {
        Plan plan = plans.remove();
        coming.add(new Bytes(now + plan.after().toNanos(), HEX.parseHex(plan.bytes())));
      } while (!plans.isEmpty() && plans.peek().sameRequest());
    }

    @Override
    public int read(byte[] bytes, int offset, int wanted, long deadline) {
      boolean inTime = !coming.isEmpty() && coming.peek().at() <= deadline;
      long until = inTime ? coming.peek().at() : deadline;
      while (System.nanoTime() < until) {
        LockSupport.parkNanos(until - System.nanoTime());
      }
      if (!inTime) {
        return 0;
      }
      byte[] came = coming.remove().bytes();
      System.arraycopy(came, 0, bytes, offset, came.length);
      return came.length;
    }

    @Override
    public int available() {
      return !coming.isEmpty() && coming.peek().at() <= System.nanoTime() ? 1 : 0;
    }

    @Override
    public String address() {
      return "/dev/ttyS0";
    }

    @Override
    public void open() {}

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public boolean isStale() {
      return false;
    }

    @Override
    public long lineTime(int bytes) {
      return 0;
    }

    @Override
    public long silence() {
      return 1_750_000;
    }

    @Override
    public long pauseAfterFailure() {
      return pause;
    }

    @Override
    public boolean closingDropsAnswers() {
      return false;
    }

    @Override
    public void close() {}
  }
}
