// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.frame;

import static io.meriggio.modbus.internal.text.ModbusTexts.text;

import io.meriggio.device.Text;

/**
 * A logger answered for itself instead of passing an answer on (solarman-v5 section 6). It is no
 * Modbus exception, even where the numbers are the same.
 */
public final class LoggerErrorException extends SpokenException {
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
  public LoggerErrorException(int code, long logger, Text request) {
    super(text("logger.error", logger, "%02d".formatted(code), meaning(code), request));
    this.code = code;
  }

  /** 0…255. */
  public int code() {
    return code;
  }

  private static Text meaning(int code) {
    return switch (code) {
      case NO_ANSWER -> text("logger.silence");
      case REFUSED -> text("logger.refusal");
      default -> text("logger.undocumented");
    };
  }
}
