// SPDX-License-Identifier: Apache-2.0
package io.meriggio.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

/** The least that a Java client can do: one write, one read, header checked, nothing allocated. */
final class PlainSocket implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final byte[] request = {0, 0, 0, 0, 0, 6, 1, 3, 0, 0, 0, 0};
  private final byte[] answer = new byte[512];
  private int transaction;

  PlainSocket(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(1000);
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  void read(int address, int count, int[] image) throws IOException {
    transaction = transaction + 1 & 0xFFFF;
    putWord(0, transaction);
    putWord(8, address);
    putWord(10, count);
    out.write(request, 0, request.length);
    int whole = 9 + 2 * count;
    int have = 0;
    while (have < whole) {
      int came = in.read(answer, have, answer.length - have);
      if (came < 0) {
        throw new IOException("closed");
      }
      have += came;
    }
    if (word(0) != transaction || word(4) != whole - 6 || answer[7] != 3) {
      throw new IOException("another answer");
    }
    for (int i = 0; i < count; i++) {
      image[i] = word(9 + 2 * i);
    }
  }

  private void putWord(int at, int value) {
    request[at] = (byte) (value >>> 8);
    request[at + 1] = (byte) value;
  }

  private int word(int at) {
    return (answer[at] & 0xFF) << 8 | answer[at + 1] & 0xFF;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
