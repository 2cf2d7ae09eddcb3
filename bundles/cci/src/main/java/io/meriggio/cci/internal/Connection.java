// SPDX-License-Identifier: Apache-2.0
package io.meriggio.cci.internal;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * One client: takes frames off the stream and puts answers on it (Modbus Messaging on TCP/IP, 3.1).
 * What is no frame ends it, since nothing says where the next one would begin.
 *
 * <p>Threads: {@link #serve} on one, {@link #close} from any.
 */
final class Connection implements AutoCloseable {

  /** Transaction, protocol, length. */
  private static final int BEFORE_UNIT = 6;

  /** Unit and function at least; a PDU has at most 253 bytes. */
  private static final int SHORTEST = 2;

  private static final int LONGEST = 254;

  private final Socket socket;
  private final Answers answers;
  private final boolean mayWrite;
  private final Duration idle;
  private final Duration frameTime;

  /**
   * @param mayWrite whether writes are taken from it
   * @param idle how long it may say nothing
   * @param frameTime how long a frame may take that has begun
   */
  Connection(Socket socket, Answers answers, boolean mayWrite, Duration idle, Duration frameTime) {
    this.socket = socket;
    this.answers = answers;
    this.mayWrite = mayWrite;
    this.idle = idle;
    this.frameTime = frameTime;
  }

  /** Whether writes are taken from it. */
  boolean mayWrite() {
    return mayWrite;
  }

  InetAddress client() {
    return socket.getInetAddress();
  }

  /**
   * Answers until the client leaves, falls silent or says what is no frame.
   *
   * @return why it ended, for the log
   */
  String serve() {
    try {
      socket.setTcpNoDelay(true);
      while (true) {
        byte[] header = new byte[BEFORE_UNIT];
        socket.setSoTimeout(Math.toIntExact(idle.toMillis()));
        int first = socket.getInputStream().read();
        if (first < 0) {
          return "it left";
        }
        header[0] = (byte) first;
        long deadline = System.nanoTime() + frameTime.toNanos();
        fill(header, 1, deadline);
        ByteBuffer fields = ByteBuffer.wrap(header);
        int transaction = fields.getShort();
        int protocol = fields.getShort();
        int length = fields.getShort() & 0xFFFF;
        if (protocol != 0 || length < SHORTEST || length > LONGEST) {
          return "protocol " + protocol + " and length " + length + " are no Modbus frame";
        }
        byte[] body = new byte[length];
        fill(body, 0, deadline);
        answer(transaction, body);
      }
    } catch (SocketTimeoutException e) {
      return "it was silent for too long";
    } catch (EOFException e) {
      return "it left amid a frame";
    } catch (IOException e) {
      return e.toString();
    } finally {
      close();
    }
  }

  private void answer(int transaction, byte[] body) throws IOException {
    byte[] request = new byte[body.length - 1];
    System.arraycopy(body, 1, request, 0, request.length);
    byte[] answer = answers.to(body[0] & 0xFF, request, client().getHostAddress(), mayWrite);
    ByteBuffer frame = ByteBuffer.allocate(BEFORE_UNIT + 1 + answer.length);
    frame.putShort((short) transaction).putShort((short) 0);
    frame.putShort((short) (answer.length + 1)).put(body[0]).put(answer);
    socket.getOutputStream().write(frame.array());
  }

  private void fill(byte[] buffer, int from, long deadline) throws IOException {
    InputStream in = socket.getInputStream();
    int filled = from;
    while (filled < buffer.length) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new SocketTimeoutException();
      }
      socket.setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
      int count = in.read(buffer, filled, buffer.length - filled);
      if (count < 0) {
        throw new EOFException();
      }
      filled += count;
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // Nothing is left to save: the client is gone either way.
      return;
    }
  }
}
