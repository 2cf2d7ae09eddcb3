// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

/** A device that could not be talked to, or said no. The reason is what the user sees. */
public class DeviceException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final int modbusException;
  private final transient Text text;

  public DeviceException(Reason reason, String message) {
    this(reason, Text.plain(message), 0, null);
  }

  /** With words in every language of the gateway; the message is their English. */
  public DeviceException(Reason reason, Text text) {
    this(reason, text, 0, null);
  }

  public DeviceException(Reason reason, String message, Throwable cause) {
    this(reason, Text.plain(message), 0, cause);
  }

  /** With words in every language of the gateway; the message is their English. */
  public DeviceException(Reason reason, Text text, Throwable cause) {
    this(reason, text, 0, cause);
  }

  private DeviceException(Reason reason, Text text, int modbusException, Throwable cause) {
    super(text.english(), cause);
    this.text = text;
    this.reason = reason;
    this.modbusException = modbusException;
  }

  /**
   * The device answered with a Modbus exception.
   *
   * @param code 1…255
   */
  public static DeviceException modbus(int code, String message) {
    return modbus(code, Text.plain(message));
  }

  /**
   * The device answered with a Modbus exception; with words in every language of the gateway.
   *
   * @param code 1…255
   */
  public static DeviceException modbus(int code, Text text) {
    return new DeviceException(Reason.MODBUS_EXCEPTION, text, code, null);
  }

  public Reason reason() {
    return reason;
  }

  /** What was found and what is allowed, for people. */
  public Text text() {
    return text;
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
