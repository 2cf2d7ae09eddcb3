// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.container;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A meter on Modbus TCP, as the manual of the DTSU666 has it, whose total active power (0x2012,
 * f32, in steps of 0.1 W drawn from the grid) counts its own readings: each answer tells which
 * request it belongs to. It shows 230 V (0x2006), 50 Hz (0x2044) and a ratio of 1 (0x0006); all
 * other registers are 0. Its encoding is its own.
 */
final class MeterSlave implements AutoCloseable {
  private static final int POWER = 0x2012;
  private static final int CT_RATIO = 0x0006;
  private static final int VOLTAGE = 0x2006;
  private static final int FREQUENCY = 0x2044;
  private static final int LARGEST_READ = 125;

  private final ServerSocket server;
  private final AtomicInteger served = new AtomicInteger();

  MeterSlave(int port) throws IOException {
    server = new ServerSocket(port, 10, InetAddress.getLoopbackAddress());
    daemon(this::accept, "slave");
  }

  /** How often the power has been read. */
  int served() {
    return served.get();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        daemon(() -> serve(socket), "slave-connection");
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket;
        DataInputStream in = new DataInputStream(socket.getInputStream());
        DataOutputStream out = new DataOutputStream(socket.getOutputStream())) {
      socket.setTcpNoDelay(true);
      while (true) {
        int transaction = in.readUnsignedShort();
        in.readUnsignedShort();
        byte[] rest = new byte[in.readUnsignedShort()];
        in.readFully(rest);
        out.write(answer(transaction, ByteBuffer.wrap(rest)));
        out.flush();
      }
    } catch (IOException e) {
      // the master has gone
    }
  }

  private byte[] answer(int transaction, ByteBuffer request) {
    byte unit = request.get();
    int function = request.get();
    int address = request.getShort() & 0xFFFF;
    int count = request.getShort() & 0xFFFF;
    if (function != 3 || count < 1 || count > LARGEST_READ) {
      return ByteBuffer.allocate(9)
          .putShort((short) transaction)
          .putShort((short) 0)
          .putShort((short) 3)
          .put(unit)
          .put((byte) (function | 0x80))
          .put((byte) 1)
          .array();
    }
    ByteBuffer answer =
        ByteBuffer.allocate(9 + 2 * count)
            .putShort((short) transaction)
            .putShort((short) 0)
            .putShort((short) (3 + 2 * count))
            .put(unit)
            .put((byte) 3)
            .put((byte) (2 * count));
    int power =
        address <= POWER && address + count >= POWER + 2
            ? Float.floatToIntBits(served.incrementAndGet())
            : 0;
    for (int register = address; register < address + count; register++) {
      answer.putShort(
          (short)
              switch (register) {
                case CT_RATIO -> 1;
                case POWER -> power >>> 16;
                case POWER + 1 -> power;
                case VOLTAGE -> Float.floatToIntBits(2300f) >>> 16;
                case FREQUENCY -> Float.floatToIntBits(5000f) >>> 16;
                case VOLTAGE + 1 -> Float.floatToIntBits(2300f);
                case FREQUENCY + 1 -> Float.floatToIntBits(5000f);
                default -> 0;
              });
    }
    return answer.array();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private static void daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
