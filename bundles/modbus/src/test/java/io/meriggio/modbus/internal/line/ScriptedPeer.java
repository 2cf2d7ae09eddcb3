// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A TCP peer on loopback that answers each request as a test says. */
final class ScriptedPeer implements AutoCloseable {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  private final ServerSocket server;
  private final Script script;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();

  /** Answers a request; may close the socket. */
  interface Script {
    /**
     * @param number 0 for the first request, and so on over all connections
     */
    void answer(int number, byte[] request, OutputStream out, Socket socket) throws Exception;
  }

  ScriptedPeer(Script script) throws IOException {
    this(InetAddress.getLoopbackAddress(), 0, script);
  }

  /** A peer at an address of loopback; port 0 for a free one. */
  ScriptedPeer(InetAddress address, int port, Script script) throws IOException {
    this.script = script;
    this.server = new ServerSocket(port, 5, address);
    Thread thread = new Thread(this::serve, "scripted-peer");
    thread.setDaemon(true);
    thread.start();
  }

  /** A peer that answers the nth request with the nth answer, {@code 01 03 …}. */
  static ScriptedPeer answering(String... answers) throws IOException {
    return new ScriptedPeer(
        (number, request, out, socket) -> out.write(HEX.parseHex(answers[number])));
  }

  int port() {
    return server.getLocalPort();
  }

  /** What came, one request an element, {@code 01 03 …}. */
  List<String> requests() {
    return requests;
  }

  /** Waits until so many requests have come. */
  void awaitRequests(int count) {
    while (requests.size() < count) {
      Thread.onSpinWait();
    }
  }

  int connections() {
    return connections.get();
  }

  private void serve() {
    byte[] buffer = new byte[600];
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        socket.setTcpNoDelay(true);
        connections.incrementAndGet();
        InputStream in = socket.getInputStream();
        for (int length = in.read(buffer); length > 0; length = in.read(buffer)) {
          byte[] request = Arrays.copyOf(buffer, length);
          requests.add(HEX.formatHex(request));
          script.answer(requests.size() - 1, request, socket.getOutputStream(), socket);
        }
      } catch (Exception next) {
        // the connection is over: the next one
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
