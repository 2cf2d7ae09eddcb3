// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loopback CAN bus of docs/reference/can-loopback.md: a TCP port on 127.0.0.1 whose connections
 * are nodes, and the simulated devices as further nodes. Frames of 16 bytes are passed on to all
 * but their sender; who sends anything else is put out.
 */
public final class CanBusEndpoint implements Endpoint {

  private static final Logger LOG = LoggerFactory.getLogger(CanBusEndpoint.class);
  private static final int FRAME = 16;
  private static final long TICK_NANOS = 250_000_000;

  /** One that is connected. */
  private record Node(SocketChannel channel, ByteBuffer heard) {}

  private final String name;
  private final Doorkeeper doorkeeper;
  private final ServerSocketChannel server;
  private final int port;
  private final List<CanNode> devices;
  private final List<Node> nodes = new CopyOnWriteArrayList<>();
  private final Thread ticking;
  private volatile boolean closed;

  /**
   * Opens the bus; port 0 takes any free one.
   *
   * @throws UncheckedIOException naming the port when it can't be had
   */
  public CanBusEndpoint(
      Doorkeeper doorkeeper, String name, int port, List<? extends CanNode> devices) {
    this.doorkeeper = doorkeeper;
    this.name = name;
    this.devices = List.copyOf(devices);
    try {
      server = TcpEndpoint.bound(port);
      this.port = server.socket().getLocalPort();
      doorkeeper.watch(server, SelectionKey.OP_ACCEPT, this::accept);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "127.0.0.1:" + port + " for " + name + ": " + e.getMessage(), e);
    }
    ticking = new Thread(this::tick, "simulator-can-" + name);
    ticking.setDaemon(true);
    ticking.start();
  }

  private void accept() throws IOException {
    for (SocketChannel channel = server.accept(); channel != null; channel = server.accept()) {
      Node node = new Node(channel, ByteBuffer.allocate(FRAME * 16));
      nodes.add(node);
      doorkeeper.watch(channel, SelectionKey.OP_READ, () -> listen(node));
    }
  }

  private void listen(Node node) throws IOException {
    try {
      if (node.channel().read(node.heard()) < 0) {
        drop(node);
        return;
      }
    } catch (IOException e) {
      drop(node);
      throw e;
    }
    node.heard().flip();
    while (node.heard().remaining() >= FRAME) {
      byte[] bytes = new byte[FRAME];
      node.heard().get(bytes);
      if (!valid(bytes)) {
        drop(node);
        return;
      }
      send(bytes, Optional.of(node));
      decoded(bytes).ifPresent(this::hear);
    }
    node.heard().compact();
  }

  private synchronized void hear(CanNode.Frame frame) {
    devices.forEach(device -> device.hear(frame));
  }

  private synchronized List<CanNode.Frame> spoken(long tick) {
    return devices.stream().flatMap(device -> device.speak(tick).stream()).toList();
  }

  private void tick() {
    for (long tick = 0; !closed; tick++) {
      LockSupport.parkNanos(TICK_NANOS);
      if (!nodes.isEmpty() && !closed) {
        spoken(tick).forEach(frame -> send(encoded(frame), Optional.empty()));
      }
    }
  }

  /** To all nodes but the sender. One that doesn't take a whole frame is put out. */
  private void send(byte[] frame, Optional<Node> sender) {
    for (Node node : nodes) {
      if (sender.isPresent() && sender.get() == node) {
        continue;
      }
      try {
        synchronized (node) {
          if (node.channel().write(ByteBuffer.wrap(frame)) != FRAME) {
            drop(node);
          }
        }
      } catch (IOException e) {
        LOG.debug("A node of {} has gone: {}", name, e.getMessage());
        drop(node);
      }
    }
  }

  private void drop(Node node) {
    nodes.remove(node);
    try {
      node.channel().close();
    } catch (IOException e) {
      LOG.debug("A node of {} did not close cleanly", name, e);
    }
  }

  private static boolean valid(byte[] bytes) {
    int head = ByteBuffer.wrap(bytes).getInt();
    int length = bytes[4] & 0xFF;
    boolean extended = head < 0;
    int identifier = head & 0x1FFF_FFFF;
    boolean fine = (head & 0x6000_0000) == 0 && length <= 8 && (extended || identifier <= 0x7FF);
    for (int i = 5; fine && i < FRAME; i++) {
      fine = (i >= 8 && i < 8 + length) || bytes[i] == 0;
    }
    return fine;
  }

  /** Frames of 29 bits are passed on and mean nothing to the devices. */
  private static Optional<CanNode.Frame> decoded(byte[] bytes) {
    int identifier = ByteBuffer.wrap(bytes).getInt();
    List<Integer> data = new ArrayList<>();
    for (int i = 0; i < bytes[4]; i++) {
      data.add(bytes[8 + i] & 0xFF);
    }
    return identifier < 0 ? Optional.empty() : Optional.of(new CanNode.Frame(identifier, data));
  }

  private static byte[] encoded(CanNode.Frame frame) {
    ByteBuffer bytes = ByteBuffer.allocate(FRAME);
    bytes.putInt(frame.identifier()).put((byte) frame.data().size()).position(8);
    frame.data().forEach(one -> bytes.put(one.byteValue()));
    return bytes.array();
  }

  @Override
  public String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(ticking);
    try {
      doorkeeper.leave(server);
    } catch (IOException e) {
      LOG.debug("The bus {} did not close cleanly", name, e);
    }
    nodes.forEach(this::drop);
  }
}
