// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Finds out which TCP ports are open: connects, sends nothing, closes. Few at a time, so that a
 * scan does not look like an attack.
 */
final class Knock {

  private static final int AT_A_TIME = 16;

  private final Duration patience;

  /**
   * @param patience how long a host may take to accept
   */
  Knock(Duration patience) {
    this.patience = patience;
  }

  /** Those that accept, in the order given; asks no more once it is cancelled. */
  List<InetSocketAddress> open(Collection<InetSocketAddress> doors, BooleanSupplier cancelled) {
    Deque<InetSocketAddress> waiting = new ArrayDeque<>(doors);
    List<InetSocketAddress> open = new ArrayList<>();
    try (Selector selector = Selector.open()) {
      while (!waiting.isEmpty() && !cancelled.getAsBoolean()) {
        List<SocketChannel> channels = new ArrayList<>();
        try {
          for (int i = 0; i < AT_A_TIME && !waiting.isEmpty(); i++) {
            InetSocketAddress door = waiting.removeFirst();
            start(door, selector, channels, open);
          }
          await(selector, open, cancelled);
        } finally {
          for (SocketChannel channel : channels) {
            channel.close();
          }
          selector.selectNow();
        }
      }
    } catch (IOException e) {
      return List.copyOf(open);
    }
    List<InetSocketAddress> inOrder = new ArrayList<>(doors);
    inOrder.retainAll(open);
    return inOrder;
  }

  private static void start(
      InetSocketAddress door,
      Selector selector,
      List<SocketChannel> channels,
      List<InetSocketAddress> open)
      throws IOException {
    SocketChannel channel = SocketChannel.open();
    channels.add(channel);
    channel.configureBlocking(false);
    try {
      if (channel.connect(door)) {
        open.add(door);
      } else {
        channel.register(selector, SelectionKey.OP_CONNECT, door);
      }
    } catch (IOException | java.nio.channels.UnresolvedAddressException closed) {
      // refused at once, or no such host: not open
      channel.close();
    }
  }

  private void await(Selector selector, List<InetSocketAddress> open, BooleanSupplier cancelled)
      throws IOException {
    long end = System.nanoTime() + patience.toNanos();
    while (pending(selector) && !cancelled.getAsBoolean()) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return;
      }
      selector.select(Math.min(left, 100));
      for (SelectionKey key : selector.selectedKeys()) {
        if (connected(key)) {
          open.add((InetSocketAddress) key.attachment());
        }
        key.cancel();
      }
      selector.selectedKeys().clear();
    }
  }

  private static boolean pending(Selector selector) {
    return selector.keys().stream().anyMatch(SelectionKey::isValid);
  }

  private static boolean connected(SelectionKey key) {
    try {
      return ((SocketChannel) key.channel()).finishConnect();
    } catch (IOException refused) {
      return false;
    }
  }
}
