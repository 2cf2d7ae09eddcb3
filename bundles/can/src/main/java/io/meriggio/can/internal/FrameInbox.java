// SPDX-License-Identifier: Apache-2.0
package io.meriggio.can.internal;

import io.meriggio.device.CanFrame;
import io.meriggio.device.CanLink.Heard;
import io.meriggio.device.CanLink.Inbox;
import io.meriggio.device.DeviceException;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The frames that wait for one listener. */
final class FrameInbox implements Inbox {

  private final ArrayBlockingQueue<Heard> waiting = new ArrayBlockingQueue<>(CAPACITY);
  private final Predicate<CanFrame> wanted;
  private final Supplier<Optional<Text>> whyDown;
  private final Consumer<FrameInbox> onClose;

  /**
   * @param whyDown why the bus is not there; empty when it is
   * @param onClose takes it from the line
   */
  FrameInbox(
      Predicate<CanFrame> wanted, Supplier<Optional<Text>> whyDown, Consumer<FrameInbox> onClose) {
    this.wanted = wanted;
    this.whyDown = whyDown;
    this.onClose = onClose;
  }

  /**
   * A frame has come.
   *
   * @return whether an older one had to go for it
   */
  boolean heard(Heard heard) {
    boolean dropped = false;
    if (wanted.test(heard.frame())) {
      while (!waiting.offer(heard)) {
        dropped |= waiting.poll() != null;
      }
    }
    return dropped;
  }

  @Override
  public Optional<Heard> receive(Duration longest) throws DeviceException {
    try {
      Heard next = waiting.poll();
      if (next == null && whyDown.get().isEmpty() && !longest.isZero()) {
        next = waiting.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
      }
      if (next == null && whyDown.get().isPresent()) {
        throw new DeviceException(Reason.LINE_DOWN, whyDown.get().orElse(Text.NONE));
      }
      return Optional.ofNullable(next);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeviceException(Reason.LINE_DOWN, CanTexts.text("interrupted"), e);
    }
  }

  @Override
  public void close() {
    onClose.accept(this);
    waiting.clear();
  }
}
