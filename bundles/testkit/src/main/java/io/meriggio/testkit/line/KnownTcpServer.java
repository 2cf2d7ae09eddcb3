// SPDX-License-Identifier: Apache-2.0
package io.meriggio.testkit.line;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicReference;

/** A {@link KnownSlave} on a TCP port of loopback; any number of masters, or the newest alone. */
@SuppressFBWarnings(
    value = "UNENCRYPTED_SERVER_SOCKET",
    justification = "Modbus is not encrypted, and this stays on loopback")
public final class KnownTcpServer implements AutoCloseable {
  private final ServerSocket server;
  private final KnownSlave slave;
  private final boolean newestWins;
  private final AtomicReference<Socket> newest = new AtomicReference<>(new Socket());

  /** Starts it on a free port. */
  public KnownTcpServer(KnownSlave slave) throws IOException {
    this(slave, InetAddress.getLoopbackAddress(), 0, false);
  }

  /**
   * Starts it.
   *
   * @param address of loopback
   * @param port 0 for a free one
   * @param newestWins whether a new connection ends the one before, as a Hub does
   */
  public KnownTcpServer(KnownSlave slave, InetAddress address, int port, boolean newestWins)
      throws IOException {
    this.slave = slave;
    this.newestWins = newestWins;
    this.server = new ServerSocket(port, 50, address);
    daemon(this::accept);
  }

  /** Where it listens. */
  public String host() {
    return server.getInetAddress().getHostAddress();
  }

  public int port() {
    return server.getLocalPort();
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "known-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket master = server.accept();
        master.setTcpNoDelay(true);
        if (newestWins) {
          newest.getAndSet(master).close();
        }
        daemon(() -> serve(master));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket master) {
    try (master) {
      InputStream in = new BufferedInputStream(master.getInputStream());
      for (byte[] request = slave.request(in); request.length > 0; request = slave.request(in)) {
        master.getOutputStream().write(slave.answer(request));
      }
    } catch (IOException over) {
      // the master has gone
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
