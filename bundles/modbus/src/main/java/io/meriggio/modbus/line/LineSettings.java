// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.line;

import java.time.Duration;
import java.util.OptionalLong;

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
    RTU_OVER_TCP,
    /** MBAP header and CRC in requests, CRC or none in answers. */
    MODBUS_TCP_CRC,
    /** RTU frames in the envelopes of a Solarman V5 logger. */
    SOLARMAN_V5,
    /** One of the others, found out at the first answer and kept as long as the line lives. */
    AUTO
  }

  /**
   * A TCP connection.
   *
   * @param host address or name
   * @param port 1…65535
   * @param framing how frames are told apart
   * @param loggerSerial the number on a Solarman V5 logger's label, 1…4294967295; empty = learnt
   *     from its first answer
   */
  public record Tcp(String host, int port, TcpFraming framing, OptionalLong loggerSerial)
      implements Path {

    /** A connection to what is no logger, or to one whose serial number is not known. */
    public Tcp(String host, int port, TcpFraming framing) {
      this(host, port, framing, OptionalLong.empty());
    }
  }

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
