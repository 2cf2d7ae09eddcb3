// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import java.util.Arrays;
import java.util.Locale;

/**
 * One data frame of a CAN bus (classical CAN, ISO 11898-1): an identifier and up to eight bytes.
 *
 * <p>Threads: immutable.
 */
public final class CanFrame {

  /** The largest identifier of 11 bits. */
  public static final int LARGEST_STANDARD_ID = 0x7FF;

  /** The largest identifier of 29 bits. */
  public static final int LARGEST_EXTENDED_ID = 0x1FFF_FFFF;

  /** The most bytes that a frame carries. */
  public static final int MOST_BYTES = 8;

  private final int id;
  private final boolean extended;
  private final byte[] data;

  private CanFrame(int id, boolean extended, byte[] data) {
    int largest = extended ? LARGEST_EXTENDED_ID : LARGEST_STANDARD_ID;
    if (id < 0 || id > largest) {
      throw new IllegalArgumentException(
          String.format("CAN identifier 0x%X: 0 to 0x%X is allowed", id, largest));
    }
    if (data.length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "CAN frame of " + data.length + " bytes: 0 to " + MOST_BYTES + " are allowed");
    }
    this.id = id;
    this.extended = extended;
    this.data = data;
  }

  /**
   * A frame with an identifier of 11 bits.
   *
   * @param id 0…0x7FF
   * @param bytes 0 to 8 of them; the lowest eight bits of each count
   */
  public static CanFrame of(int id, int... bytes) {
    byte[] data = new byte[bytes.length];
    for (int index = 0; index < bytes.length; index++) {
      data[index] = (byte) bytes[index];
    }
    return new CanFrame(id, false, data);
  }

  /**
   * A frame.
   *
   * @param id 0…0x7FF, or 0…0x1FFFFFFF when extended
   * @param extended whether the identifier has 29 bits
   * @param data 0 to 8 bytes, copied
   */
  public static CanFrame of(int id, boolean extended, byte[] data) {
    return new CanFrame(id, extended, data.clone());
  }

  public int id() {
    return id;
  }

  /** Whether the identifier has 29 bits. */
  public boolean isExtended() {
    return extended;
  }

  /** How many bytes it carries, 0…8. */
  public int length() {
    return data.length;
  }

  /**
   * One byte.
   *
   * @param index 0…{@link #length()} − 1
   * @return 0…255
   */
  public int unsigned(int index) {
    return data[index] & 0xFF;
  }

  /** A copy of its bytes. */
  public byte[] data() {
    return data.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CanFrame frame
        && frame.id == id
        && frame.extended == extended
        && Arrays.equals(frame.data, data);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * id + Boolean.hashCode(extended)) + Arrays.hashCode(data);
  }

  /** As {@code candump} prints it: {@code 181#0102}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(String.format(extended ? "%08X#" : "%03X#", id));
    for (byte each : data) {
      text.append(String.format("%02X", each));
    }
    return text.toString().toUpperCase(Locale.ROOT);
  }
}
