// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

/**
 * Why a reading, a device or a command is as it is. The words keep their meaning; the list grows.
 */
public enum Reason {
  /** Nothing to explain. Doors show it as an empty text or null. */
  NONE,

  /** The value is older than its poll class allows. */
  STALE,
  /** No value has been read yet. */
  NEVER_READ,
  /** The driver bundle of the device's family is not installed. */
  DRIVER_ABSENT,
  /** The device does not answer. */
  OFFLINE,
  /** The device repeats one frame. */
  FROZEN,
  /** The balance of the plant is implausible. */
  INCONSISTENT,
  /** Derived from one phase or otherwise estimated. */
  ESTIMATED,
  /** Two sources of the same rank: none is guessed. */
  AMBIGUOUS_SOURCE,
  /** The plant or the device has no such thing. */
  NOT_PRESENT,
  /** Outside what is possible or allowed. */
  OUT_OF_RANGE,
  /** The device reported an error for this value. */
  DEVICE_ERROR,

  /** No answer in time. */
  TIMEOUT,
  WRONG_LOGGER_SERIAL,
  /** Another client took the connection. */
  PREEMPTED,
  /** The physical path is not there: port closed, connection refused, adapter unplugged. */
  LINE_DOWN,
  UNSUPPORTED_FIRMWARE,
  /** What answers is not of the configured family. */
  WRONG_FAMILY,
  /** The register map is faulty. */
  BAD_MAP,
  /** A setting of the device or its line is not acceptable. */
  BAD_CONFIGURATION,
  /** A number can't be trusted until a setting of the site is given (CT ratio unknown). */
  UNCONFIRMED,

  NOT_WRITABLE,
  RATE_LIMIT,
  READ_ONLY_LINE,
  REFERENCE_MAP,
  NOT_ALLOWED,
  NOT_IN_PASSIVE_MODE,
  /** The value that was read back differs from the one written. */
  MISMATCH,
  EXPIRED,
  /** The device refused with a Modbus exception; the detail holds its number. */
  MODBUS_EXCEPTION
}
