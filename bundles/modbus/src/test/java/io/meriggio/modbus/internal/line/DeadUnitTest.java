// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.Reason;
import io.meriggio.modbus.internal.frame.Exchange;
import io.meriggio.modbus.line.LineSettings;
import io.meriggio.modbus.line.LineSettings.Tcp;
import io.meriggio.modbus.line.LineSettings.TcpFraming;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Units that never answer, in virtual time: what they cost their neighbours. */
class DeadUnitTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(1);
  private static final Duration ANSWER = Duration.ofMillis(50);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final AtomicLong now = new AtomicLong();
  private final List<Duration> timeouts = new ArrayList<>();
  private Set<Integer> silent = Set.of();
  private final ScheduledLine line =
      new ScheduledLine(
          "bus",
          new LineSettings(
              new Tcp("127.0.0.1", 502, TcpFraming.MODBUS_TCP), TIMEOUT, Duration.ZERO, 1, true),
          new VirtualFraming(),
          now::get);

  @Test
  void theOthersKeepNineTenthsOfTheirRateFromTheFirstMinuteOn() {
    double alone = MINUTE.dividedBy(ANSWER);
    silent = Set.of(8);
    for (int minute = 0; minute < 10; minute++) {
      assertThat(livingReadsOf(MINUTE) / alone).as("minute %d", minute).isGreaterThan(0.9);
    }
  }

  @Test
  void aDeadUnitCostsOneTimeOutABackOffPeriod() {
    silent = Set.of(8);
    livingReadsOf(Duration.ofMinutes(5));
    List<Long> pauses = new ArrayList<>();
    for (int i = 1; i < timeouts.size(); i++) {
      pauses.add(timeouts.get(i).minus(timeouts.get(i - 1)).toSeconds());
    }
    // the first failure is tried again once; then 1 s, and 19 time-outs for each one
    assertThat(pauses).startsWith(1L, 2L, 20L, 20L, 20L, 20L, 33L, 61L, 61L);
  }

  @Test
  void aUnitThatComesBackIsServedAfterItsBackOff() throws Exception {
    silent = Set.of(8);
    livingReadsOf(Duration.ofSeconds(10));
    silent = Set.of();
    int[] image = new int[1];
    assertThat(reasonOf(8)).isEqualTo(Reason.OFFLINE);
    now.addAndGet(Duration.ofSeconds(20).toNanos());
    line.link().read(Turn.FAST_POLL, 8, 3, 0, 1, image, 0);
    assertThat(image).containsExactly(0x1234);
    silent = Set.of(8);
    assertThat(reasonOf(8)).isEqualTo(Reason.TIMEOUT);
    now.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(reasonOf(8)).as("tried again after one second").isEqualTo(Reason.TIMEOUT);
  }

  @Test
  void aSearchIsNeitherHeldBackNorHoldsBack() {
    silent = Set.of(8);
    for (int i = 0; i < 3; i++) {
      assertThat(reasonOf(Turn.PROBE, 8)).isEqualTo(Reason.TIMEOUT);
    }
    assertThat(timeouts).hasSize(3);
    assertThat(reasonOf(Turn.FAST_POLL, 8)).isEqualTo(Reason.TIMEOUT);
    assertThat(reasonOf(Turn.FAST_POLL, 8)).isEqualTo(Reason.OFFLINE);
    assertThat(reasonOf(Turn.PROBE, 8)).isEqualTo(Reason.TIMEOUT);
  }

  @Test
  void aGatewaysWordForASilentUnitBacksItOffToo() {
    // stick-and-hub section 2.3: exception 0x0B after the gateway's own time-out
    assertThat(reasonOf(11)).isEqualTo(Reason.MODBUS_EXCEPTION);
    assertThat(reasonOf(11)).isEqualTo(Reason.OFFLINE);
  }

  private long livingReadsOf(Duration time) {
    long end = now.get() + time.toNanos();
    long living = 0;
    while (now.get() < end) {
      for (int unit = 1; unit <= 8; unit++) {
        living += reasonOf(unit) == Reason.NONE ? 1 : 0;
      }
    }
    return living;
  }

  private Reason reasonOf(int unit) {
    return reasonOf(Turn.FAST_POLL, unit);
  }

  private Reason reasonOf(Turn turn, int unit) {
    try {
      line.link().read(turn, unit, 3, 0, 1, new int[1], 0);
      return Reason.NONE;
    } catch (DeviceException failed) {
      return failed.reason();
    }
  }

  /** Answers 0x1234 after a virtual while; unit 11 is one behind a gateway that is silent. */
  private final class VirtualFraming implements Framing {
    private final VirtualWire wire = new VirtualWire();

    @Override
    public Wire wire() {
      return wire;
    }

    @Override
    public long silence(Exchange next) {
      return 0;
    }

    @Override
    public long run(Exchange exchange, long timeout) throws IOException {
      if (silent.contains(exchange.unit())) {
        now.addAndGet(timeout);
        timeouts.add(Duration.ofNanos(now.get()));
        throw NoAnswerException.of(exchange.text(), exchange.unit(), timeout, 0);
      }
      now.addAndGet(ANSWER.toNanos());
      byte[] answer =
          exchange.unit() == 11 ? new byte[] {(byte) 0x83, 0x0B} : new byte[] {3, 2, 0x12, 0x34};
      exchange.take(answer, 0, answer.length);
      return ANSWER.toNanos();
    }

    @Override
    public void resynchronise() {}

    @Override
    public void giveUp() {}

    @Override
    public boolean answersMayComeLate() {
      return false;
    }

    @Override
    public long secondAnswer(long timeout) {
      return 0;
    }
  }

  /** A path that is always there. */
  private static final class VirtualWire implements Wire {
    @Override
    public String address() {
      return "virtual";
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
    public void write(byte[] bytes, int length) {}

    @Override
    public int read(byte[] bytes, int offset, int wanted, long deadline) {
      return 0;
    }

    @Override
    public int available() {
      return 0;
    }

    @Override
    public long lineTime(int bytes) {
      return 0;
    }

    @Override
    public long silence() {
      return 0;
    }

    @Override
    public boolean closingDropsAnswers() {
      return true;
    }

    @Override
    public void close() {}
  }
}
