// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How a line is reached; the word of each is that of the key {@code transport}. */
public enum Transport {
  SERIAL("serial"),
  MODBUS_TCP("modbus-tcp"),
  MODBUS_TCP_CRC("modbus-tcp-crc"),
  RTU_OVER_TCP("rtu-over-tcp"),
  SOLARMAN_V5("solarman-v5"),
  AUTO("auto"),
  CAN("can");

  private static final int STICK_PORT = 8899;
  private static final int MODBUS_PORT = 502;

  private final String word;

  Transport(String word) {
    this.word = word;
  }

  /** The word of configurations and doors. */
  public String word() {
    return word;
  }

  /** Every transport by its word. */
  public static Map<String, Transport> byWord() {
    return Arrays.stream(values()).collect(Collectors.toMap(Transport::word, Function.identity()));
  }

  /** Whether it is a TCP connection, with host and port. */
  public boolean overTcp() {
    return this != SERIAL && this != CAN;
  }

  /** The port where none is configured; 0 where there is none. */
  public int defaultPort() {
    return switch (this) {
      case SERIAL, CAN -> 0;
      case MODBUS_TCP -> MODBUS_PORT;
      case MODBUS_TCP_CRC, RTU_OVER_TCP, SOLARMAN_V5, AUTO -> STICK_PORT;
    };
  }

  /**
   * The timing where none is configured.
   *
   * @param port the TCP port: a stick (8899) and the Hub (55400 to 55402) need more patience
   */
  public Timing defaultTiming(int port) {
    if (this == SOLARMAN_V5) {
      return new Timing(Duration.ofMillis(5000), Duration.ofMillis(200), 1);
    }
    if (overTcp() && port == STICK_PORT) {
      return new Timing(Duration.ofMillis(3000), Duration.ofMillis(200), 1);
    }
    if (overTcp() && port >= 55400 && port <= 55402) {
      return new Timing(Duration.ofMillis(5000), Duration.ofMillis(1000), 1);
    }
    return new Timing(Duration.ofMillis(1000), Duration.ZERO, 1);
  }

  /**
   * The timing of a line.
   *
   * @param timeout longest wait for an answer
   * @param gap shortest silence between two exchanges
   * @param retries how often a read without an answer is tried again
   */
  public record Timing(Duration timeout, Duration gap, int retries) {}
}
