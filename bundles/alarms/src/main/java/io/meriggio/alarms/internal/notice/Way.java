// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.notice;

import io.meriggio.alarms.Notices;
import io.meriggio.alarms.Severity;
import io.meriggio.alarms.internal.book.Moment;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One way of notices: its queue, and a thread that lives while there is something to send, so that
 * a dead server holds up nobody but itself.
 *
 * <p>Threads: any.
 */
final class Way implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("io.meriggio.alarms.notices");
  private static final Duration IDLE = Duration.ofSeconds(30);

  /** Of the five seconds in which a gateway stops. */
  static final Duration PATIENCE = Duration.ofSeconds(1);

  private final String name;
  private final Supplier<Settings> settings;
  private final Supplier<Moment> time;
  private final Outbox outbox;
  private Optional<Thread> thread = Optional.empty();
  private volatile boolean closed;
  private volatile boolean failing;

  /**
   * The settings of a way as they are in force.
   *
   * @param enabled whether the site wants it
   * @param least the least that is told
   * @param channel to the server; empty while too little is set for one
   */
  record Settings(boolean enabled, Severity least, Optional<Channel> channel) {}

  Way(String name, Supplier<Settings> settings, Supplier<Moment> time, WaitingNotices waiting) {
    this.name = name;
    this.settings = settings;
    this.time = time;
    this.outbox = new Outbox(waiting, time.get());
  }

  /** Goes on with what waited when the gateway stopped. */
  void open() {
    if (outbox.waiting() > 0) {
      awake();
    }
  }

  String name() {
    return name;
  }

  /** Takes a notice, when the site wants it told on this way. Never waits. */
  void tell(Notice notice) {
    Settings now = settings.get();
    if (now.enabled() && notice.event().severity().compareTo(now.least()) >= 0) {
      outbox.add(notice, running());
      awake();
    }
  }

  /** Sends at once, past the queue. */
  Optional<String> tryNow(Notice notice) throws NotSent {
    Optional<Channel> channel = settings.get().channel();
    return channel.isEmpty() ? Optional.empty() : Optional.of(channel.get().send(notice));
  }

  Notices.WayStatus status() {
    return new Notices.WayStatus(
        name, settings.get().enabled(), outbox.waiting(), outbox.sentInAll(), outbox.lostInAll());
  }

  private Duration running() {
    return time.get().running();
  }

  private synchronized void awake() {
    if (!closed && thread.filter(Thread::isAlive).isEmpty()) {
      Thread made = new Thread(this::run, "meriggio-notices-" + name);
      made.setDaemon(true);
      thread = Optional.of(made);
      made.start();
    }
  }

  private void run() {
    try {
      while (!closed && !isDone()) {
        step();
        outbox.await(running(), IDLE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Under the lock of {@link #awake}: what is added next finds either a thread or none. */
  private synchronized boolean isDone() {
    boolean done = outbox.waiting() == 0;
    if (done) {
      thread = Optional.empty();
    }
    return done;
  }

  /** Tries what is due. */
  void step() {
    Optional<Notice> due = outbox.due(running());
    if (due.isEmpty()) {
      return;
    }
    Settings now = settings.get();
    if (!now.enabled() || now.channel().isEmpty()) {
      outbox.clear();
      return;
    }
    try {
      now.channel().get().send(due.get());
      outbox.sent(due.get());
      failing = false;
    } catch (NotSent e) {
      failed(due.get(), e);
    } catch (RuntimeException | LinkageError e) {
      LOG.error("A notice by {} could not be made", name, e);
      outbox.refused(due.get());
    }
  }

  private void failed(Notice notice, NotSent why) {
    if (!failing || why.isForGood()) {
      LOG.warn("A notice by {} was not taken: {}", name, why.getMessage());
    }
    failing = true;
    if (why.isForGood()) {
      outbox.refused(notice);
    } else {
      outbox.failed(running());
    }
  }

  /** Begins to end: what is being sent is sent to its end, nothing else is. */
  void end() {
    closed = true;
    outbox.end();
  }

  /**
   * Ends; what waits stays for the next start.
   *
   * @param patience with a server that is taking a notice: one that is cut off would be told twice
   */
  void close(Duration patience) {
    end();
    Optional<Thread> sender = sender();
    if (sender.isEmpty()) {
      return;
    }
    try {
      sender.get().join(Math.max(1, patience.toMillis()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    sender.get().interrupt();
  }

  private synchronized Optional<Thread> sender() {
    return thread;
  }

  @Override
  public void close() {
    close(PATIENCE);
  }
}
