// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.notice;

import io.meriggio.alarms.Notices;
import io.meriggio.alarms.Severity;
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

  private final String name;
  private final Supplier<Settings> settings;
  private final Supplier<Duration> running;
  private final Outbox outbox = new Outbox();
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

  Way(String name, Supplier<Settings> settings, Supplier<Duration> running) {
    this.name = name;
    this.settings = settings;
    this.running = running;
  }

  String name() {
    return name;
  }

  /** Takes a notice, when the site wants it told on this way. Never waits. */
  void tell(Notice notice) {
    Settings now = settings.get();
    if (now.enabled() && notice.event().severity().compareTo(now.least()) >= 0) {
      outbox.add(notice, running.get());
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
        outbox.await(running.get(), IDLE);
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
    Optional<Notice> due = outbox.due(running.get());
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
      outbox.failed(running.get());
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    thread.ifPresent(Thread::interrupt);
  }
}
