// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.meriggio.device.DeviceException;
import io.meriggio.device.LineInfo.State;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** When a path is opened again, in virtual time. */
class PathTest {
  private final AtomicLong now = new AtomicLong();
  private final FragileWire wire = new FragileWire();
  private final Path path = new Path("met", wire, now::get);

  @Test
  void aReconnectAfterADesynchronisationIsImmediate() throws Exception {
    path.open();
    path.works();
    wire.close();
    path.open();
    assertThat(wire.openings).isEqualTo(2);
    assertThat(path.condition().state()).isEqualTo(State.UP);
  }

  @Test
  void aConnectionThatBreaksBeforeItsFirstAnswerIsBackedOff() throws Exception {
    path.open();
    assertThat(path.broke(new IOException("peer closed")).repeatable()).isFalse();
    assertThat(path.condition())
        .isEqualTo(new Path.Condition(State.DOWN, Reason.LINE_DOWN, Text.plain("peer closed")));
    assertThat(refusal()).hasMessage("line met: peer closed; tried again in 1 s");
    pass(1);
    path.open();
    assertThat(wire.openings).isEqualTo(2);
  }

  @Test
  void aConnectionThatWorkedMayBeTriedAgainAtOnce() throws Exception {
    path.open();
    path.works();
    assertThat(path.broke(new IOException("peer closed")).repeatable()).isTrue();
    path.open();
    assertThat(wire.openings).isEqualTo(2);
  }

  @Test
  void openingIsTriedEverMoreSeldom() {
    wire.opens = false;
    for (int seconds : new int[] {1, 2, 5, 10, 30, 60, 60}) {
      assertThat(refusal()).hasMessage("line met: no such port");
      assertThat(refusal())
          .hasMessage("line met: no such port; tried again in %d s".formatted(seconds));
      pass(seconds);
    }
    assertThat(wire.openings).isEqualTo(7);
  }

  @Test
  void anIdleConnectionThatThePeerClosedIsOpenedAgainBeforeItsNextUse() throws Exception {
    path.open();
    path.works();
    wire.stale = true;
    pass(1);
    path.open();
    assertThat(wire.openings).as("not looked at after one second").isEqualTo(1);
    pass(3);
    path.open();
    assertThat(wire.openings).isEqualTo(2);
  }

  @Test
  void aHubsConnectionThatAnotherMasterTookIsLeftToItForHalfAMinute() throws Exception {
    // stick-and-hub section 2.2
    wire.newest = true;
    path.open();
    path.works();
    FailedExchange failed = path.broke(new IOException("peer closed"));
    assertThat(failed.reason()).isEqualTo(Reason.PREEMPTED);
    assertThat(failed.repeatable()).isFalse();
    pass(29);
    assertThat(refusal().reason()).isEqualTo(Reason.PREEMPTED);
    assertThat(refusal())
        .hasMessage(
            "line met: hub closed the connection: another program took it over;"
                + " tried again in 1 s");
    pass(1);
    path.open();
    assertThat(path.condition().state()).isEqualTo(State.UP);
  }

  @Test
  void hubsAndSticksGetTheirPauseAfterAFailure() {
    // stick-and-hub sections 1.5 and 2.2
    assertThat(new TcpWire("192.0.2.7", 55401).pauseAfterFailure())
        .isEqualTo(Duration.ofSeconds(3).toNanos());
    assertThat(new TcpWire("192.0.2.7", 8899).pauseAfterFailure())
        .isEqualTo(Duration.ofMillis(500).toNanos());
    assertThat(new TcpWire("192.0.2.7", 502).pauseAfterFailure()).isZero();
    assertThat(new TcpWire("192.0.2.7", 55400).goesToTheNewest()).isTrue();
    assertThat(new TcpWire("192.0.2.7", 55402).goesToTheNewest()).isTrue();
    assertThat(new TcpWire("192.0.2.7", 55403).goesToTheNewest()).isFalse();
  }

  @Test
  void aClosedPathStaysClosed() throws Exception {
    path.open();
    path.close();
    assertThat(path.condition().detail().english()).isEqualTo("closed");
    assertThat(refusal()).hasMessage("line met is closed");
    assertThat(wire.isOpen()).isFalse();
  }

  private DeviceException refusal() {
    return catchThrowableOfType(DeviceException.class, path::open);
  }

  private void pass(int seconds) {
    now.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }

  private static final class FragileWire implements Wire {
    private boolean open;
    private boolean opens = true;
    private boolean stale;
    private boolean newest;
    private int openings;

    @Override
    public String address() {
      return "hub";
    }

    @Override
    public void open() throws IOException {
      openings++;
      if (!opens) {
        throw new IOException("no such port");
      }
      open = true;
      stale = false;
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public boolean isStale() {
      return stale;
    }

    @Override
    public boolean goesToTheNewest() {
      return newest;
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
    public void close() {
      open = false;
    }
  }
}
