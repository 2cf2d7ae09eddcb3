// SPDX-License-Identifier: Apache-2.0
package io.meriggio.testkit;

import io.meriggio.device.CanFrame;
import io.meriggio.device.CanLink;
import io.meriggio.device.DeviceException;
import io.meriggio.device.Reason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A CAN bus on which a test says what is heard. Frames that are given before anybody listens are
 * heard by the first who does. Every frame sent is kept. Nobody ever waits.
 */
public final class ScriptedCanLink implements CanLink {

  private final MovableClock clock = new MovableClock();
  private final List<ScriptedInbox> inboxes = new ArrayList<>();
  private final List<Heard> early = new ArrayList<>();
  private final List<CanFrame> sent = new ArrayList<>();
  private Consumer<CanFrame> reaction = frame -> {};
  private Optional<DeviceException> failure = Optional.empty();

  /** The time of arrivals; give it to the device too. */
  public MovableClock clock() {
    return clock;
  }

  /** Frames come, now. */
  public ScriptedCanLink hear(CanFrame... frames) {
    for (CanFrame frame : frames) {
      Heard heard = new Heard(frame, clock.instant());
      if (inboxes.isEmpty()) {
        early.add(heard);
      }
      inboxes.forEach(inbox -> inbox.take(heard));
    }
    return this;
  }

  /** What happens when a frame is sent. */
  public ScriptedCanLink reacting(Consumer<CanFrame> to) {
    reaction = to;
    return this;
  }

  /** From now on nothing is heard and nothing can be sent. */
  public ScriptedCanLink down() {
    failure = Optional.of(new DeviceException(Reason.LINE_DOWN, "the bus is down"));
    return this;
  }

  /** All frames sent so far, in their order. */
  public List<CanFrame> sent() {
    return List.copyOf(sent);
  }

  /** The frames sent since the last call of this method or the start. */
  public List<CanFrame> newSent() {
    List<CanFrame> since = sent();
    sent.clear();
    return since;
  }

  /** How many listen now. */
  public int listeners() {
    return inboxes.size();
  }

  @Override
  public void send(CanFrame frame) throws DeviceException {
    if (failure.isPresent()) {
      throw failure.get();
    }
    sent.add(frame);
    reaction.accept(frame);
  }

  @Override
  public Inbox listen(Predicate<CanFrame> wanted) {
    ScriptedInbox inbox = new ScriptedInbox(wanted);
    inboxes.add(inbox);
    early.forEach(inbox::take);
    early.clear();
    return inbox;
  }

  private final class ScriptedInbox implements Inbox {
    private final Predicate<CanFrame> wanted;
    private final Deque<Heard> waiting = new ArrayDeque<>();

    private ScriptedInbox(Predicate<CanFrame> wanted) {
      this.wanted = wanted;
    }

    private void take(Heard heard) {
      if (wanted.test(heard.frame())) {
        waiting.add(heard);
      }
    }

    @Override
    public Optional<Heard> receive(Duration longest) throws DeviceException {
      if (waiting.isEmpty() && failure.isPresent()) {
        throw failure.get();
      }
      return Optional.ofNullable(waiting.poll());
    }

    @Override
    public void close() {
      inboxes.remove(this);
    }
  }
}
