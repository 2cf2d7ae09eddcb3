// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

/** A device that could not be talked to, or said no. The reason is what the user sees. */
public class DeviceException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final int modbusException;

  public DeviceException(Reason reason, String message) {
    this(reason, message, 0, null);
  }

  public DeviceException(Reason reason, String message, Throwable cause) {
    this(reason, message, 0, cause);
  }

  private DeviceException(Reason reason, String message, int modbusException, Throwable cause) {
    super(message, cause);
    this.reason = reason;
    this.modbusException = modbusException;
  }

  /**
   * The device answered with a Modbus exception.
   *
   * @param code 1…255
   */
  public static DeviceException modbus(int code, String message) {
    return new DeviceException(Reason.MODBUS_EXCEPTION, message, code, null);
  }

  public Reason reason() {
    return reason;
  }

  /** The Modbus exception code, 0 when there was none. */
  public int modbusException() {
    return modbusException;
  }

  /** The word that doors show: {@code MODBUS_2} for exception 2, else the reason's name. */
  public String word() {
    return reason == Reason.MODBUS_EXCEPTION ? "MODBUS_" + modbusException : reason.name();
  }
}
