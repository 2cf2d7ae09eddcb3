// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.line;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/** A serial port or pseudo-terminal, 8N1. */
final class SerialBytes implements Bytes {

  /** Rest when the other end of a pseudo-terminal is gone, so that waiting costs nothing. */
  private static final long REST_NANOS = 10_000_000;

  private static final int LONGEST_WAIT_MILLIS = 500;

  private final SerialPort port;
  private final byte[] buffer = new byte[300];
  private int next;
  private int end;
  private volatile boolean closed;

  /**
   * Opens the port.
   *
   * @throws IOException when it isn't there or can't be had
   */
  SerialBytes(String path, int baudRate) throws IOException {
    try {
      port = SerialPort.getCommPort(path);
    } catch (SerialPortInvalidPortException e) {
      throw new IOException("there is no such port", e);
    }
    port.setComPortParameters(baudRate, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
    port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, LONGEST_WAIT_MILLIS, 0);
    if (!port.openPort()) {
      throw new IOException("it could not be opened (code " + port.getLastErrorCode() + ")");
    }
  }

  @Override
  public int read(int millis) throws IOException {
    if (next == end) {
      int wait = millis == 0 ? LONGEST_WAIT_MILLIS : millis;
      port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, wait, 0);
      int got = port.readBytes(buffer, buffer.length);
      if (closed) {
        throw new EOFException("closed");
      }
      if (got <= 0) {
        if (got < 0) {
          LockSupport.parkNanos(REST_NANOS);
        }
        return NOTHING;
      }
      next = 0;
      end = got;
    }
    return buffer[next++] & 0xFF;
  }

  @Override
  public void write(byte[] frame) throws IOException {
    if (port.writeBytes(frame, frame.length) != frame.length) {
      throw new IOException("the serial port took only a part of a frame");
    }
  }

  @Override
  public void close() {
    closed = true;
    port.closePort();
  }
}
