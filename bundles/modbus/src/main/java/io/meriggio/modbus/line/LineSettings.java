// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.line;

import java.time.Duration;

/**
 * How a line is reached and timed; every part has its value, defaults of the transport filled in.
 *
 * @param path where it leads
 * @param timeout longest wait for an answer after the request has left, line time not counted
 * @param gap shortest silence between two exchanges, beside the transport's own
 * @param retries how often a read that got no answer is tried again, 0…5; writes never are
 * @param readOnly no write can leave it, whoever asks
 */
public record LineSettings(
    Path path, Duration timeout, Duration gap, int retries, boolean readOnly) {

  /** Where a line leads. */
  public sealed interface Path {}

  /** Framing on a TCP connection. */
  public enum TcpFraming {
    /** MBAP header, no CRC. */
    MODBUS_TCP,
    /** RTU frames with CRC on the raw socket. */
    RTU_OVER_TCP
  }

  /**
   * A TCP connection.
   *
   * @param host address or name
   * @param port 1…65535
   * @param framing how frames are told apart
   */
  public record Tcp(String host, int port, TcpFraming framing) implements Path {}

  /** Parity of a serial line. */
  public enum Parity {
    NONE,
    EVEN,
    ODD
  }

  /**
   * A serial port.
   *
   * @param port the device file or name, for example {@code /dev/ttyUSB0}
   * @param baudRate 1200…115200
   * @param dataBits 7…8
   * @param parity none, even or odd
   * @param stopBits 1…2
   */
  public record Serial(String port, int baudRate, int dataBits, Parity parity, int stopBits)
      implements Path {}
}
