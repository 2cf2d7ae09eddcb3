// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread a session, ended with it: whatever a driver leaves in its thread goes with the thread,
 * and so does the driver's class loader.
 *
 * <p>A session must be started from a thread whose stack holds no class of a driver: a new thread
 * keeps the access context of the one that makes it.
 */
final class SessionThreads implements SessionRunner {

  private static final Logger LOG = LoggerFactory.getLogger(SessionThreads.class);
  private static final long STACK_BYTES = 256 * 1024;

  /** What an interrupted driver gets to return. */
  private static final Duration LAST_CHANCE = Duration.ofMillis(300);

  /** What a thread whose session has ended needs to be gone. */
  private static final Duration LAST_MOMENT = Duration.ofMillis(100);

  /** A fault of the host itself must not spin. */
  private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(5);

  private final Map<DeviceSession, Thread> threads = new ConcurrentHashMap<>();

  @Override
  public void start(DeviceSession session) {
    String name = "meriggio-device-" + session.device().id();
    Thread thread = new Thread(null, () -> run(session), name, STACK_BYTES, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(SessionThreads.class.getClassLoader());
    threads.put(session, thread);
    thread.start();
  }

  @Override
  public void end(Collection<DeviceSession> sessions, Ending why, Duration drain) {
    long start = System.nanoTime();
    List<Thread> ending = sessions.stream().map(threads::get).filter(Objects::nonNull).toList();
    sessions.forEach(session -> session.end(why));
    try {
      long drained = start + drain.toNanos();
      for (DeviceSession session : sessions) {
        if (!session.ending().awaitDrained(drained - System.nanoTime())) {
          interrupt(session);
        }
      }
      long released = drained + why.release().plus(LAST_CHANCE).toNanos();
      for (DeviceSession session : sessions) {
        if (!session.ending().awaitOver(released - System.nanoTime())) {
          leaveBehind(session);
        }
      }
      for (Thread thread : ending) {
        thread.join(LAST_MOMENT.toMillis());
      }
    } catch (InterruptedException e) {
      sessions.stream().filter(session -> !session.ending().isOver()).forEach(this::leaveBehind);
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void hurry() {
    threads.keySet().stream()
        .filter(session -> session.ending().isDraining())
        .forEach(this::interrupt);
  }

  private void run(DeviceSession session) {
    try {
      while (!session.ending().isOver()) {
        session.device().bell().await(step(session));
      }
    } finally {
      threads.remove(session);
    }
  }

  private static long step(DeviceSession session) {
    try {
      return session.step();
    } catch (RuntimeException | Error e) {
      LOG.error("device {}: a fault of the host", session.device().id(), e);
      return PAUSE_AFTER_FAULT.toNanos();
    }
  }

  private void interrupt(DeviceSession session) {
    Thread thread = threads.get(session);
    if (thread != null) {
      thread.interrupt();
    }
  }

  private void leaveBehind(DeviceSession session) {
    interrupt(session);
    session.abandon();
    threads.remove(session);
  }
}
