// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import io.meriggio.can.CanLine;
import io.meriggio.can.CanLineFactory;
import io.meriggio.can.CanLineSettings;
import io.meriggio.device.CanFrame;
import io.meriggio.device.CanLink;
import io.meriggio.device.LineInfo;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** CAN lines on which nobody is. */
final class FakeCanLines implements CanLineFactory {

  final List<FakeCanLine> made = new ArrayList<>();

  @Override
  public CanLine create(String id, CanLineSettings settings) {
    FakeCanLine line = new FakeCanLine(settings);
    made.add(line);
    return line;
  }

  static final class FakeCanLine implements CanLine, CanLink {
    final CanLineSettings settings;
    final List<CanFrame> sent = new ArrayList<>();
    volatile LineInfo.State state = LineInfo.State.UP;
    volatile boolean closed;

    private FakeCanLine(CanLineSettings settings) {
      this.settings = settings;
    }

    @Override
    public CanLink link() {
      return this;
    }

    @Override
    public Figures figures() {
      boolean down = state == LineInfo.State.DOWN;
      return new Figures(
          state,
          down ? Reason.LINE_DOWN : Reason.NONE,
          down ? Text.plain("this kernel has no CAN") : Text.NONE,
          0.25,
          sent.size(),
          7,
          3);
    }

    @Override
    public void close() {
      closed = true;
    }

    @Override
    public void send(CanFrame frame) {
      sent.add(frame);
    }

    @Override
    public Inbox listen(Predicate<CanFrame> wanted) {
      return new Inbox() {
        @Override
        public Optional<Heard> receive(Duration longest) {
          return Optional.empty();
        }

        @Override
        public void close() {}
      };
    }
  }
}
