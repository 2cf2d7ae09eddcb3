// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.line;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A TCP connection. */
final class SocketBytes implements Bytes {

  private static final Logger LOG = LoggerFactory.getLogger(SocketBytes.class);

  private final Socket socket;
  private final byte[] buffer = new byte[300];
  private int next;
  private int end;

  SocketBytes(Socket socket) {
    this.socket = socket;
  }

  @Override
  public int read(int millis) throws IOException {
    if (next == end) {
      socket.setSoTimeout(millis);
      try {
        end = Math.max(0, socket.getInputStream().read(buffer));
      } catch (SocketTimeoutException e) {
        return NOTHING;
      }
      next = 0;
      if (end == 0) {
        throw new EOFException("the master has gone");
      }
    }
    return buffer[next++] & 0xFF;
  }

  @Override
  public void write(byte[] frame) throws IOException {
    socket.getOutputStream().write(frame);
    socket.getOutputStream().flush();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debug("A connection did not close cleanly", e);
    }
  }
}
