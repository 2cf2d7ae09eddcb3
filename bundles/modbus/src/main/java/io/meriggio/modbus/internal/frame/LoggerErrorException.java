// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.frame;

import java.io.IOException;

/**
 * A logger answered for itself instead of passing an answer on (solarman-v5 section 6). It is no
 * Modbus exception, even where the numbers are the same.
 */
public final class LoggerErrorException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Nothing usable came from the device behind the logger. */
  public static final int NO_ANSWER = 5;

  /** A wrong serial number in the request, or no device behind the logger. */
  public static final int REFUSED = 6;

  private final int code;

  /**
   * @param code 0…255
   * @param logger serial number of the logger that answered
   */
  public LoggerErrorException(int code, long logger, String request) {
    super(
        "logger %d answered error %02d (%s) to %s".formatted(logger, code, meaning(code), request));
    this.code = code;
  }

  /** 0…255. */
  public int code() {
    return code;
  }

  private static String meaning(int code) {
    return switch (code) {
      case NO_ANSWER ->
          "nothing usable from the device: wrong unit or registers, asleep, or its line is busy";
      case REFUSED -> "wrong logger serial number, or no device behind it";
      default -> "not documented";
    };
  }
}
