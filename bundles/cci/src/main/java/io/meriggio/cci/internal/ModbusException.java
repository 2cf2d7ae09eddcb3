// SPDX-License-Identifier: Apache-2.0
package io.meriggio.cci.internal;

/** A request that is answered with an exception response (Modbus Application Protocol, 7). */
final class ModbusException extends Exception {
  private static final long serialVersionUID = 1L;

  /** The codes that are used here. */
  enum Code {
    ILLEGAL_FUNCTION(1),
    ILLEGAL_DATA_ADDRESS(2),
    ILLEGAL_DATA_VALUE(3),
    SERVER_DEVICE_FAILURE(4),
    GATEWAY_TARGET_FAILED(0x0B);

    private final int number;

    Code(int number) {
      this.number = number;
    }

    int number() {
      return number;
    }
  }

  private final Code code;

  ModbusException(Code code, String why) {
    super(why);
    this.code = code;
  }

  Code code() {
    return code;
  }
}
