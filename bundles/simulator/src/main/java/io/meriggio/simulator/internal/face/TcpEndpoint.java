// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import com.ghgande.j2mod.modbus.ModbusIOException;
import com.ghgande.j2mod.modbus.io.AbstractModbusTransport;
import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import com.ghgande.j2mod.modbus.net.AbstractModbusListener;
import com.ghgande.j2mod.modbus.net.TCPSlaveConnection;
import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A TCP port on 127.0.0.1, Modbus TCP or RTU over TCP. It serves {@value #MOST_CONNECTIONS}
 * connections, each on a thread of its own; one more ends the oldest, so that idle masters keep
 * nobody out.
 */
final class TcpEndpoint implements Endpoint {

  private static final Logger LOG = LoggerFactory.getLogger(TcpEndpoint.class);
  private static final int MOST_CONNECTIONS = 16;

  private record Connection(Wire wire, Thread thread) {}

  private final ServerSocket server;
  private final boolean rtu;
  private final List<LineDevice> devices;
  private final Thread doorkeeper;
  private final Deque<Connection> connections = new ArrayDeque<>();
  private long accepted;

  /**
   * Opens the port; 0 takes any free one.
   *
   * @throws UncheckedIOException naming the port when it can't be had
   */
  @SuppressFBWarnings(
      value = "UNENCRYPTED_SERVER_SOCKET",
      justification = "Modbus TCP is not encrypted, and the port is bound to loopback")
  TcpEndpoint(String name, int port, boolean rtu, List<LineDevice> devices) {
    this.rtu = rtu;
    this.devices = List.copyOf(devices);
    try {
      server = new ServerSocket(port, 64, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "127.0.0.1:" + port + " for " + name + ": " + e.getMessage(), e);
    }
    doorkeeper = new Thread(this::accept, "simulator-" + name);
    doorkeeper.setDaemon(true);
    doorkeeper.start();
  }

  @Override
  public String address() {
    return "127.0.0.1:" + port();
  }

  @Override
  public int port() {
    return server.getLocalPort();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        serve(server.accept());
      } catch (IOException e) {
        LOG.debug("{} ended: {}", doorkeeper.getName(), e.getMessage());
      }
    }
  }

  private void serve(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    Wire wire = new TcpWire(socket, rtu);
    synchronized (connections) {
      connections.removeIf(connection -> !connection.thread().isAlive());
      if (connections.size() >= MOST_CONNECTIONS) {
        end(connections.removeFirst());
      }
      accepted++;
      Thread thread =
          new Thread(
              new Conversation(wire, devices, accepted), doorkeeper.getName() + "-" + accepted);
      thread.setDaemon(true);
      connections.addLast(new Connection(wire, thread));
      thread.start();
    }
  }

  private static void end(Connection connection) {
    connection.thread().interrupt();
    connection.wire().close();
  }

  @Override
  public void close() {
    try {
      server.close();
      // the port is free again only when the thread that waits on it has left
      doorkeeper.join(2000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.debug("{} did not close cleanly", doorkeeper.getName(), e);
    }
    synchronized (connections) {
      connections.forEach(TcpEndpoint::end);
      connections.clear();
    }
  }

  /** One TCP connection. */
  private static final class TcpWire implements Wire {
    private final Socket socket;
    private final boolean rtu;
    private final TCPSlaveConnection connection;
    private final AbstractModbusTransport transport;
    private final AbstractModbusListener units = Conversation.units(List.of());

    TcpWire(Socket socket, boolean rtu) {
      this.socket = socket;
      this.rtu = rtu;
      connection = new TCPSlaveConnection(socket, rtu);
      connection.setTimeout(0);
      transport = connection.getModbusTransport();
    }

    @Override
    public Optional<ModbusRequest> next() throws ModbusIOException {
      return Optional.ofNullable(transport.readRequest(units));
    }

    @Override
    public void send(ModbusResponse response) throws ModbusIOException {
      transport.writeResponse(response);
    }

    @Override
    public void send(byte[] frame) throws IOException {
      socket.getOutputStream().write(frame);
      socket.getOutputStream().flush();
    }

    @Override
    public boolean rtu() {
      return rtu;
    }

    @Override
    public void close() {
      try {
        // the socket first: a thread that waits in it holds the transport's buffer
        socket.close();
      } catch (IOException e) {
        LOG.debug("A connection did not close cleanly", e);
      }
      connection.close();
    }
  }
}
