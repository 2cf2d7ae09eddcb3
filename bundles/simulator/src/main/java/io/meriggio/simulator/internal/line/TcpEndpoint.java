// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A TCP port on 127.0.0.1. It serves {@value #MOST_CONNECTIONS} connections (a Hub's port: one),
 * each on a thread of its own; one more ends the oldest, so that idle masters keep nobody out.
 */
public final class TcpEndpoint implements Endpoint {

  private static final Logger LOG = LoggerFactory.getLogger(TcpEndpoint.class);
  private static final int MOST_CONNECTIONS = 16;

  private record Connection(Wire wire, Thread thread) {}

  private final String name;
  private final Doorkeeper doorkeeper;
  private final ServerSocketChannel server;
  private final int port;
  private final Framing framing;
  private final List<Station> stations;
  private final Deque<Connection> connections = new ArrayDeque<>();
  private long accepted;

  /**
   * Opens the port; 0 takes any free one.
   *
   * @throws UncheckedIOException naming the port when it can't be had
   */
  public TcpEndpoint(
      Doorkeeper doorkeeper,
      String name,
      int port,
      Framing framing,
      List<? extends Station> stations) {
    this.doorkeeper = doorkeeper;
    this.name = name;
    this.framing = framing;
    this.stations = List.copyOf(stations);
    try {
      server = bound(port);
      this.port = server.socket().getLocalPort();
      doorkeeper.watch(server, SelectionKey.OP_ACCEPT, this::accept);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "127.0.0.1:" + port + " for " + name + ": " + e.getMessage(), e);
    }
  }

  static ServerSocketChannel bound(int port) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    try {
      return channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public int port() {
    return port;
  }

  private void accept() throws IOException {
    for (SocketChannel channel = server.accept(); channel != null; channel = server.accept()) {
      channel.configureBlocking(true);
      channel.socket().setTcpNoDelay(true);
      serve(wire(new SocketBytes(channel.socket())));
    }
  }

  private void serve(Wire wire) {
    int most = framing instanceof Framing.Hub ? 1 : MOST_CONNECTIONS;
    synchronized (connections) {
      connections.removeIf(connection -> !connection.thread().isAlive());
      while (connections.size() >= most) {
        end(connections.removeFirst());
      }
      accepted++;
      Thread thread =
          new Thread(
              new Conversation(wire, stations, accepted), "simulator-" + name + "-" + accepted);
      thread.setDaemon(true);
      connections.addLast(new Connection(wire, thread));
      thread.start();
    }
  }

  private Wire wire(Bytes bytes) {
    if (framing instanceof Framing.Rtu) {
      return new RtuWire(bytes);
    }
    if (framing instanceof Framing.V5 v5) {
      return new V5Wire(bytes, v5.stick(), v5.clock());
    }
    if (framing instanceof Framing.Hub hub) {
      return new HubWire(bytes, hub.delayMillis());
    }
    return new MbapWire(bytes, framing instanceof Framing.Mbap mbap && mbap.withCrc());
  }

  private static void end(Connection connection) {
    connection.thread().interrupt();
    connection.wire().close();
  }

  @Override
  public void close() {
    try {
      doorkeeper.leave(server);
    } catch (IOException e) {
      LOG.debug("The port of {} did not close cleanly", name, e);
    }
    synchronized (connections) {
      connections.forEach(TcpEndpoint::end);
      connections.clear();
    }
  }
}
