// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import io.meriggio.device.Snapshot;
import io.meriggio.device.SnapshotListener;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Hands images to the listeners, each on a thread of its own: a slow one misses images and delays
 * nobody.
 *
 * <p>Threads: all methods may be called from any thread; none but {@link #remove} waits.
 */
final class SnapshotBoard implements Consumer<Snapshot> {

  private final Map<SnapshotListener, Mailbox> mailboxes = new ConcurrentHashMap<>();

  /**
   * A listener has come.
   *
   * @param now the images that it gets first
   */
  void add(SnapshotListener listener, Collection<Snapshot> now) {
    Mailbox mailbox = new Mailbox(listener);
    mailboxes.put(listener, mailbox);
    now.forEach(mailbox::put);
    mailbox.open();
  }

  /** A listener leaves: it is not called any more when this returns, or after a second. */
  void remove(SnapshotListener listener) {
    Mailbox mailbox = mailboxes.remove(listener);
    if (mailbox != null) {
      mailbox.close();
    }
  }

  @Override
  public void accept(Snapshot snapshot) {
    mailboxes.values().forEach(mailbox -> mailbox.put(snapshot));
  }

  /** A device is no longer configured. */
  void removed(String device) {
    mailboxes.values().forEach(mailbox -> mailbox.removed(device));
  }

  /** All listeners leave. */
  void close() {
    mailboxes.keySet().forEach(this::remove);
  }
}
