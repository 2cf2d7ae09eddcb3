// SPDX-License-Identifier: Apache-2.0
package io.meriggio.can.internal;

import static io.meriggio.can.internal.CanTexts.text;

import io.meriggio.can.CanLine;
import io.meriggio.device.CanFrame;
import io.meriggio.device.CanLink;
import io.meriggio.device.DeviceException;
import io.meriggio.device.LineInfo;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A line whose one thread opens the bus, hears it, and opens it again when it goes. */
final class ListeningLine implements CanLine, CanLink {

  private static final Logger LOG = LoggerFactory.getLogger(ListeningLine.class);
  private static final Duration LOOK_UP = Duration.ofMillis(200);
  private static final List<Integer> WAITS = List.of(1, 2, 4, 8, 16, 30);

  private final String id;
  private final boolean readOnly;
  private final CanBus.Opener opener;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final BusLoad load;
  private final List<FrameInbox> inboxes = new CopyOnWriteArrayList<>();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong heard = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread ear;
  private final Object sending = new Object();
  private volatile Optional<CanBus> bus = Optional.empty();
  private volatile LineInfo.State state = LineInfo.State.STARTING;
  private volatile Text detail = Text.NONE;
  private int failures;

  ListeningLine(
      String id, boolean readOnly, CanBus.Opener opener, Clock clock, LongSupplier nanoTime) {
    this.id = id;
    this.readOnly = readOnly;
    this.opener = opener;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.load = new BusLoad(nanoTime.getAsLong());
    this.ear = new Thread(null, this::run, "meriggio-can-" + id, 256 * 1024L, false);
    this.ear.setDaemon(true);
    this.ear.setContextClassLoader(ListeningLine.class.getClassLoader());
  }

  ListeningLine started() {
    ear.start();
    return this;
  }

  @Override
  public CanLink link() {
    return this;
  }

  @Override
  public Figures figures() {
    LineInfo.State now = state;
    return new Figures(
        now,
        now == LineInfo.State.DOWN ? Reason.LINE_DOWN : Reason.NONE,
        detail,
        load.share(nanoTime.getAsLong()),
        sent.get(),
        heard.get(),
        dropped.get());
  }

  @Override
  public void send(CanFrame frame) throws DeviceException {
    if (readOnly) {
      throw new DeviceException(Reason.READ_ONLY_LINE, text("line.readonly", id));
    }
    synchronized (sending) {
      CanBus open =
          bus.orElseThrow(
              () -> new DeviceException(Reason.LINE_DOWN, whyDown().orElse(text("line.unopened"))));
      try {
        open.send(frame);
        sent.incrementAndGet();
        load.add(frame, nanoTime.getAsLong());
      } catch (IOException e) {
        dropped.incrementAndGet();
        throw new DeviceException(
            Reason.LINE_DOWN, text("line.unsent", id, frame, BusException.textOf(e)), e);
      }
    }
  }

  @Override
  public Inbox listen(Predicate<CanFrame> wanted) {
    FrameInbox inbox = new FrameInbox(wanted, this::whyDown, inboxes::remove);
    inboxes.add(inbox);
    return inbox;
  }

  @Override
  public void close() {
    closed.countDown();
    ear.interrupt();
    try {
      ear.join(LOOK_UP.toMillis() * 5);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    inboxes.clear();
  }

  private Optional<Text> whyDown() {
    if (closed.getCount() == 0) {
      return Optional.of(text("line.closed", id));
    }
    return state == LineInfo.State.DOWN ? Optional.of(text("line", id, detail)) : Optional.empty();
  }

  private void run() {
    while (closed.getCount() > 0) {
      try (CanBus open = opener.open()) {
        opened(open);
        while (closed.getCount() > 0) {
          open.receive(LOOK_UP).ifPresent(this::give);
        }
      } catch (IOException | RuntimeException e) {
        failed(e);
      } finally {
        leave();
      }
      pause();
    }
  }

  private void opened(CanBus open) {
    LOG.info("line {}: open", id);
    detail = Text.NONE;
    state = LineInfo.State.UP;
    bus = Optional.of(open);
  }

  private void give(CanFrame frame) {
    Heard arrived = new Heard(frame, clock.instant());
    failures = 0;
    heard.incrementAndGet();
    load.add(frame, nanoTime.getAsLong());
    for (FrameInbox inbox : inboxes) {
      if (inbox.heard(arrived)) {
        dropped.incrementAndGet();
      }
    }
  }

  private void failed(Exception e) {
    Text why = BusException.textOf(e);
    if (closed.getCount() > 0 && !why.equals(detail)) {
      LOG.warn("line {}: {}", id, why);
    }
    detail = why;
    state = LineInfo.State.DOWN;
  }

  private void leave() {
    synchronized (sending) {
      bus = Optional.empty();
      state = LineInfo.State.DOWN;
    }
  }

  private void pause() {
    try {
      int seconds = WAITS.get(Math.min(failures++, WAITS.size() - 1));
      boolean isClosed = closed.await(seconds, TimeUnit.SECONDS);
      LOG.trace("line {}: tried again, closed: {}", id, isClosed);
    } catch (InterruptedException e) {
      LOG.trace("line {}: is being closed", id);
    }
  }
}
