// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import io.meriggio.device.Snapshot;
import io.meriggio.device.SnapshotListener;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one listener has not heard yet: at most one image a device, the newest.
 *
 * <p>Threads: all methods may be called from any thread; none but {@link #close} waits. The
 * listener is called on the mailbox's own thread.
 */
final class Mailbox {

  private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);
  private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(1);

  private final SnapshotListener listener;
  private final Thread thread;
  private final Map<String, Optional<Snapshot>> waiting = new LinkedHashMap<>();
  private boolean closed;
  private String lastComplaint = "";

  Mailbox(SnapshotListener listener) {
    this.listener = listener;
    String name = "meriggio-listener-" + listener.getClass().getSimpleName();
    this.thread = new Thread(null, this::handOver, name, 256 * 1024L, false);
    thread.setDaemon(true);
  }

  /** Begins to hand over. */
  void open() {
    thread.start();
  }

  /** An image, in the place of an older one of the same device that still waits. */
  synchronized void put(Snapshot snapshot) {
    waiting.put(snapshot.device(), Optional.of(snapshot));
    notifyAll();
  }

  /** A device is no longer configured. */
  synchronized void removed(String device) {
    waiting.put(device, Optional.empty());
    notifyAll();
  }

  /** Ends the hand-over and waits a little for a call that is still going on. */
  void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    try {
      if (Thread.currentThread() != thread) {
        thread.join(LONGEST_FAREWELL.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void handOver() {
    for (Optional<Runnable> next = next(); next.isPresent(); next = next()) {
      call(next.get());
    }
  }

  private synchronized Optional<Runnable> next() {
    while (waiting.isEmpty() && !closed) {
      try {
        wait();
      } catch (InterruptedException e) {
        LOG.debug("interrupted by the listener; the hand-over goes on", e);
      }
    }
    if (closed) {
      return Optional.empty();
    }
    Iterator<Map.Entry<String, Optional<Snapshot>>> first = waiting.entrySet().iterator();
    Map.Entry<String, Optional<Snapshot>> oldest = first.next();
    String device = oldest.getKey();
    Optional<Snapshot> image = oldest.getValue();
    first.remove();
    return Optional.of(
        () -> image.ifPresentOrElse(listener::changed, () -> listener.removed(device)));
  }

  private void call(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException | LinkageError e) {
      String complaint = String.valueOf(e);
      if (!complaint.equals(lastComplaint)) {
        lastComplaint = complaint;
        LOG.warn("listener {} failed", listener.getClass().getName(), e);
      }
    }
  }
}
