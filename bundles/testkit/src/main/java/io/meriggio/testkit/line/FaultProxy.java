// SPDX-License-Identifier: Apache-2.0
package io.meriggio.testkit.line;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A TCP proxy on loopback between a master and a slave's port that spoils the answers by {@link
 * Faults}. A late answer goes to whoever is connected when it comes, as a serial bridge would do.
 */
@SuppressFBWarnings(
    value = {"UNENCRYPTED_SOCKET", "UNENCRYPTED_SERVER_SOCKET"},
    justification = "Modbus is not encrypted, and this stays on loopback")
public final class FaultProxy implements AutoCloseable {
  private final ServerSocket server;
  private final int upstream;
  private final Frames frames;
  private final Faults faults;
  // an answer's pieces stay together: bytes between them would be a fault that no master can find
  private final ReentrantLock delivery = new ReentrantLock();
  private final AtomicInteger connections = new AtomicInteger();
  private final ScheduledExecutorService lateAnswers =
      Executors.newSingleThreadScheduledExecutor(FaultProxy::daemon);
  private volatile Socket client = new Socket();

  /**
   * Starts it.
   *
   * @param upstream the slave's port on loopback
   */
  public FaultProxy(int upstream, Frames frames, Faults faults) throws IOException {
    this(upstream, frames, faults, InetAddress.getLoopbackAddress(), 0);
  }

  /**
   * Starts it.
   *
   * @param upstream the slave's port on loopback
   * @param address of loopback, where the master connects
   * @param port where the master connects; 0 for a free one
   */
  public FaultProxy(int upstream, Frames frames, Faults faults, InetAddress address, int port)
      throws IOException {
    this.upstream = upstream;
    this.frames = frames;
    this.faults = faults;
    this.server = new ServerSocket(port, 50, address);
    daemon(this::accept).start();
  }

  /** Where the master connects. */
  public int port() {
    return server.getLocalPort();
  }

  /** How often a master connected. */
  public int connections() {
    return connections.get();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "fault-proxy");
    thread.setDaemon(true);
    return thread;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket accepted = server.accept();
        accepted.setTcpNoDelay(true);
        client = accepted;
        connections.incrementAndGet();
        daemon(() -> serve(accepted)).start();
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket master) {
    try (master;
        Socket slave = new Socket(InetAddress.getLoopbackAddress(), upstream)) {
      slave.setTcpNoDelay(true);
      InputStream requests = new BufferedInputStream(master.getInputStream());
      InputStream answers = new BufferedInputStream(slave.getInputStream());
      while (true) {
        byte[] request = KnownSlave.frame(requests, frames::requestLength);
        if (request.length == 0) {
          return;
        }
        slave.getOutputStream().write(request);
        byte[] answer = KnownSlave.frame(answers, frames::answerLength);
        if (answer.length == 0) {
          return;
        }
        deliver(faults.apply(answer), master);
      }
    } catch (IOException over) {
      // the master has gone: it comes again
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliver(List<Faults.Piece> pieces, Socket master)
      throws IOException, InterruptedException {
    Faults.Piece first = pieces.get(0);
    if (pieces.size() == 1 && !first.after().isZero()) {
      lateAnswers.schedule(
          () -> deliverLate(first.bytes()), first.after().toNanos(), TimeUnit.NANOSECONDS);
      return;
    }
    delivery.lock();
    try {
      for (Faults.Piece piece : pieces) {
        TimeUnit.NANOSECONDS.sleep(piece.after().toNanos());
        master.getOutputStream().write(piece.bytes());
        if (piece.breaks()) {
          master.close();
        }
      }
    } finally {
      delivery.unlock();
    }
  }

  private void deliverLate(byte[] bytes) {
    delivery.lock();
    try {
      client.getOutputStream().write(bytes);
    } catch (IOException gone) {
      // nobody is connected: the answer is lost
    } finally {
      delivery.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    lateAnswers.shutdownNow();
    server.close();
    client.close();
  }
}
