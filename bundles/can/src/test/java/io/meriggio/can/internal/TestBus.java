// SPDX-License-Identifier: Apache-2.0
package io.meriggio.can.internal;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HexFormat;

/** The other side of a loopback line, byte by byte. */
final class TestBus implements AutoCloseable {

  private final ServerSocket server;
  private Socket node = new Socket();

  TestBus() throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    server.setSoTimeout(10_000);
  }

  int port() {
    return server.getLocalPort();
  }

  TestBus accept() throws IOException {
    node = server.accept();
    node.setSoTimeout(10_000);
    return this;
  }

  void write(String hex) throws IOException {
    node.getOutputStream().write(HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  String read() throws IOException {
    byte[] frame = new byte[16];
    new DataInputStream(node.getInputStream()).readFully(frame);
    return HexFormat.of().formatHex(frame);
  }

  void drop() throws IOException {
    node.close();
  }

  @Override
  public void close() throws IOException {
    node.close();
    server.close();
  }
}
