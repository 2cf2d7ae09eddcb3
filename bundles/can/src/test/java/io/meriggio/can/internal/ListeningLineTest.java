// SPDX-License-Identifier: Apache-2.0
package io.meriggio.can.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.can.CanLine;
import io.meriggio.can.CanLineSettings;
import io.meriggio.device.CanFrame;
import io.meriggio.device.CanLink;
import io.meriggio.device.CanLink.Heard;
import io.meriggio.device.DeviceException;
import io.meriggio.device.LineInfo;
import io.meriggio.device.Reason;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ListeningLineTest {

  private static final Duration LONG = Duration.ofSeconds(10);
  private static final String FRAME = "00000181 02000000 0102000000000000";

  @Test
  void frames_are_heard_by_whom_they_concern_with_the_time_of_their_arrival() throws Exception {
    Instant now = Instant.parse("2026-06-01T10:00:00Z");
    try (TestBus bus = new TestBus()) {
      ListeningLine line =
          new ListeningLine(
                  "x",
                  false,
                  () -> LoopbackBus.open(bus.port()),
                  Clock.fixed(now, ZoneOffset.UTC),
                  System::nanoTime)
              .started();
      bus.accept();
      try (line;
          CanLink.Inbox first = line.listen(frame -> frame.id() == 0x181);
          CanLink.Inbox second = line.listen(frame -> frame.id() == 0x182)) {
        bus.write(FRAME);
        bus.write("00000182 00000000 0000000000000000");
        assertThat(first.receive(LONG)).contains(new Heard(CanFrame.of(0x181, 1, 2), now));
        assertThat(second.receive(LONG)).map(Heard::frame).contains(CanFrame.of(0x182));
        assertThat(first.receive(Duration.ZERO)).isEmpty();
        assertThat(line.figures().heard()).isEqualTo(2);
        assertThat(line.figures().state()).isEqualTo(LineInfo.State.UP);
        assertThat(line.figures().utilisation()).isBetween(1e-9, 0.01);
      }
    }
  }

  @Test
  void a_frame_split_over_segments_is_one_frame() throws Exception {
    try (TestBus bus = new TestBus();
        CanLine line = line(bus.port(), false);
        CanLink.Inbox inbox = line.link().listen(frame -> true)) {
      bus.accept().write(FRAME.substring(0, 9));
      assertThat(inbox.receive(Duration.ofMillis(300))).isEmpty();
      bus.write(FRAME.substring(9) + FRAME);
      assertThat(inbox.receive(LONG)).map(Heard::frame).contains(CanFrame.of(0x181, 1, 2));
      assertThat(inbox.receive(LONG)).map(Heard::frame).contains(CanFrame.of(0x181, 1, 2));
    }
  }

  @Test
  void frames_are_sent_as_documented_unless_the_line_is_read_only() throws Exception {
    try (TestBus bus = new TestBus();
        CanLine open = line(bus.port(), false)) {
      bus.accept();
      await(() -> open.figures().state() == LineInfo.State.UP);
      open.link().send(CanFrame.of(0x181, 1, 2));
      assertThat(bus.read()).isEqualTo(FRAME.replace(" ", ""));
      assertThat(open.figures().sent()).isEqualTo(1);
    }
    try (TestBus bus = new TestBus();
        CanLine shut = line(bus.port(), true)) {
      bus.accept();
      await(() -> shut.figures().state() == LineInfo.State.UP);
      assertReason(() -> shut.link().send(CanFrame.of(0x101)), Reason.READ_ONLY_LINE);
      assertThat(shut.figures().sent()).isZero();
    }
  }

  @Test
  void a_bus_that_is_not_there_is_told_and_taken_when_it_comes() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    try (CanLine line = line(port, false);
        CanLink.Inbox inbox = line.link().listen(frame -> true)) {
      await(() -> line.figures().state() == LineInfo.State.DOWN);
      assertThat(line.figures().reason()).isEqualTo(Reason.LINE_DOWN);
      assertThat(line.figures().detail().english())
          .contains("127.0.0.1:" + port)
          .contains("simulator");
      assertReason(() -> line.link().send(CanFrame.of(1)), Reason.LINE_DOWN);
      assertReason(() -> inbox.receive(LONG), Reason.LINE_DOWN);
    }
  }

  @Test
  void a_bus_that_goes_and_comes_back_is_heard_again_by_the_same_inbox() throws Exception {
    try (TestBus bus = new TestBus();
        CanLine line = line(bus.port(), false);
        CanLink.Inbox inbox = line.link().listen(frame -> true)) {
      bus.accept().write(FRAME);
      assertThat(inbox.receive(LONG)).isPresent();
      bus.drop();
      await(() -> line.figures().state() == LineInfo.State.DOWN);
      bus.accept().write(FRAME);
      await(() -> line.figures().state() == LineInfo.State.UP);
      assertThat(inbox.receive(LONG)).isPresent();
    }
  }

  @Test
  void what_is_no_frame_closes_the_connection() throws Exception {
    try (TestBus bus = new TestBus();
        CanLine line = line(bus.port(), false)) {
      bus.accept().write("FFFFFFFF FFFFFFFF FFFFFFFFFFFFFFFF");
      await(() -> line.figures().state() == LineInfo.State.DOWN);
      assertThat(line.figures().detail().english()).contains("no frame");
    }
  }

  @Test
  void a_closed_line_frees_its_thread_and_tells_who_listens() throws Exception {
    try (TestBus bus = new TestBus()) {
      CanLine line = line(bus.port(), false);
      CanLink.Inbox inbox = line.link().listen(frame -> true);
      bus.accept();
      await(() -> line.figures().state() == LineInfo.State.UP);
      line.close();
      assertReason(() -> inbox.receive(LONG), Reason.LINE_DOWN);
      assertReason(() -> line.link().send(CanFrame.of(1)), Reason.LINE_DOWN);
      assertThat(Thread.getAllStackTraces().keySet())
          .noneMatch(thread -> thread.getName().equals("meriggio-can-test"));
    }
  }

  @Test
  void a_full_inbox_drops_its_oldest_frames() throws Exception {
    FrameInbox inbox = new FrameInbox(frame -> true, Optional::empty, gone -> {});
    int more = CanLink.Inbox.CAPACITY + 3;
    int dropped = 0;
    for (int id = 0; id < more; id++) {
      dropped += inbox.heard(new Heard(CanFrame.of(id), Instant.EPOCH)) ? 1 : 0;
    }
    assertThat(dropped).isEqualTo(3);
    assertThat(inbox.receive(Duration.ZERO)).map(Heard::frame).contains(CanFrame.of(3));
  }

  @Test
  void interfaces_are_named_by_the_kernel_or_are_the_loopback_bus() {
    assertThat(new CanLineSettings("can0", false).canInterface()).isEqualTo("can0");
    assertThat(new CanLineSettings("loopback:29536", false).canInterface()).startsWith("loopback");
    assertThatThrownBy(() -> new CanLineSettings("loopback", false))
        .hasMessageContaining("allowed: can0 or loopback:PORT");
    assertThatThrownBy(() -> new CanLineSettings("../can0", false))
        .hasMessageContaining("'../can0'");
  }

  private static CanLine line(int port, boolean readOnly) {
    return new CanLines().create("test", new CanLineSettings("loopback:" + port, readOnly));
  }

  private interface Action {
    void run() throws DeviceException;
  }

  private static void assertReason(Action action, Reason reason) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(
            DeviceException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + LONG.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
