// SPDX-License-Identifier: Apache-2.0
package io.meriggio.cci.internal;

import io.meriggio.configuration.Networks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens, and gives each client a thread. When all places are taken, one who may write takes the
 * place of the oldest who may not; others are turned away.
 *
 * <p>Threads: one to listen, one for each client; all end with {@link #close}.
 */
final class ModbusTcpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ModbusTcpServer.class);

  /** How long a frame may take that has begun. */
  private static final Duration FRAME_TIME = Duration.ofSeconds(5);

  private final ServerSocket socket;
  private final Answers answers;
  private final boolean writable;
  private final Networks allowed;
  private final int places;
  private final Duration idle;
  private final Deque<Connection> connections = new ArrayDeque<>();
  private boolean closed;

  /**
   * Begins to listen.
   *
   * @param port 0 = any
   * @param writable whether writes are taken from allowed clients
   * @param places how many may be connected
   * @throws IOException when the address can't be listened at
   */
  ModbusTcpServer(
      InetAddress host,
      int port,
      Answers answers,
      boolean writable,
      Networks allowed,
      int places,
      Duration idle)
      throws IOException {
    this.answers = answers;
    this.writable = writable;
    this.allowed = allowed;
    this.places = places;
    this.idle = idle;
    socket = new ServerSocket();
    try {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, port), places);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
    start("meriggio-cci", this::listen);
  }

  /** The port that it listens at. */
  int port() {
    return socket.getLocalPort();
  }

  private void listen() {
    while (!socket.isClosed()) {
      try {
        take(socket.accept());
      } catch (IOException e) {
        if (!socket.isClosed()) {
          LOG.warn("A client could not be taken: {}", e.toString());
        }
      }
    }
  }

  private void take(Socket client) throws IOException {
    boolean mayWrite = writable && allowed.holds(client.getInetAddress());
    Connection connection = new Connection(client, answers, mayWrite, idle, FRAME_TIME);
    if (!enter(connection)) {
      LOG.warn("{} was turned away: all {} places are taken", connection.client(), places);
      client.close();
      return;
    }
    start("meriggio-cci-client", () -> serve(connection));
  }

  private void serve(Connection connection) {
    try {
      LOG.info("Client {}: {}", connection.client().getHostAddress(), connection.serve());
    } finally {
      synchronized (this) {
        connections.remove(connection);
      }
    }
  }

  private synchronized boolean enter(Connection connection) {
    if (connections.size() >= places) {
      Optional<Connection> oldest =
          connections.stream().filter(other -> !other.mayWrite()).findFirst();
      if (!connection.mayWrite() || oldest.isEmpty()) {
        return false;
      }
      connections.remove(oldest.get());
      oldest.get().close();
    }
    if (closed) {
      return false;
    }
    connections.add(connection);
    return true;
  }

  private static void start(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Stops to listen and parts from all clients. */
  @Override
  public void close() {
    List<Connection> left;
    synchronized (this) {
      closed = true;
      left = new ArrayList<>(connections);
    }
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debug("The port was closed with {}", e.toString());
    }
    left.forEach(Connection::close);
  }
}
