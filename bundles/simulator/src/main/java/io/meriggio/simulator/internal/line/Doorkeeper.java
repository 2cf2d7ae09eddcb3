// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that waits at all ports of a plant, so that a port without a visitor costs none. */
public final class Doorkeeper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Doorkeeper.class);
  private static final long LONGEST_LEAVE_MILLIS = 2000;

  /** What happens when somebody is at the door. */
  interface Visit {
    void happens() throws IOException;
  }

  private final Selector selector;
  private final Thread thread;
  private long rounds;

  /** Begins to wait; there is no port yet. */
  public Doorkeeper() {
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException("simulated lines can't be waited for", e);
    }
    thread = new Thread(this::run, "simulator-doors");
    thread.setDaemon(true);
    thread.start();
  }

  /** Waits at one more port. */
  void watch(SelectableChannel channel, int interest, Visit visit) throws IOException {
    channel.configureBlocking(false);
    channel.register(selector, interest, visit);
    selector.wakeup();
  }

  /** Closes a port; it is free again when this returns. */
  void leave(SelectableChannel channel) throws IOException {
    channel.close();
    // a closed channel keeps its port until the selector has looked once more
    synchronized (this) {
      long wanted = rounds + 2;
      long end = System.nanoTime() + LONGEST_LEAVE_MILLIS * 1_000_000;
      while (rounds < wanted && thread.isAlive() && System.nanoTime() < end) {
        selector.wakeup();
        try {
          wait(20);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }
  }

  private void waitAtDoors() throws IOException {
    while (selector.isOpen()) {
      selector.select();
      for (SelectionKey key : List.copyOf(selector.selectedKeys())) {
        selector.selectedKeys().remove(key);
        visit(key);
      }
      synchronized (this) {
        rounds++;
        notifyAll();
      }
    }
  }

  private void visit(SelectionKey key) {
    if (!key.isValid()) {
      return;
    }
    try {
      ((Visit) key.attachment()).happens();
    } catch (IOException e) {
      LOG.debug("A visitor of a simulated port was lost: {}", e.getMessage());
    }
  }

  private void run() {
    try {
      waitAtDoors();
    } catch (IOException | ClosedSelectorException e) {
      LOG.debug("Simulated ports are closed: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    try {
      selector.close();
      thread.join(LONGEST_LEAVE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.debug("Simulated ports did not close cleanly", e);
    }
  }
}
