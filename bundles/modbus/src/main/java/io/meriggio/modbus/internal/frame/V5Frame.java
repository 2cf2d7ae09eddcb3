// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.frame;

import java.util.Arrays;

/**
 * The envelope of the Solarman V5 protocol (solarman-v5 section 2): {@code A5}, payload length,
 * control code, sequence, logger serial number, payload, checksum, {@code 15}. Its fields are
 * little endian; the RTU frame inside keeps its own order.
 *
 * <p>Pure functions over the caller's buffers: they allocate nothing.
 */
public final class V5Frame {
  /** The largest payload that is believed, in bytes (section 9). */
  public static final int MAX_PAYLOAD = 1024;

  /** What a frame has beside its payload, in bytes. */
  public static final int OVERHEAD = 13;

  /** The longest frame in bytes. */
  public static final int MAX = MAX_PAYLOAD + OVERHEAD;

  /** An answer to a request of ours (section 2, control codes). */
  public static final int ANSWER = 0x1510;

  static final int PAYLOAD = 11;
  private static final int START = 0xA5;
  private static final int END = 0x15;
  private static final int CONTROL_LOW = 0x10;
  private static final int REQUEST = 0x4510;
  private static final int HEARTBEAT = 0x4710;
  private static final int TO_ACKNOWLEDGEMENT = 0x3000;
  private static final int FRAME_TYPE_INVERTER = 0x02;
  private static final int ZEROS_OF_A_REQUEST = 14;
  private static final int ACKNOWLEDGEMENT = 10;
  private static final int MBAP_EXCEPTION = 9;

  private V5Frame() {}

  /**
   * Writes a request's frame (section 3).
   *
   * @param rtu room for the RTU frame, used meanwhile
   * @param sequence its low byte pairs the answer
   * @param serial the logger's, 0 when it is not known yet
   * @return the frame's length in bytes
   */
  public static int encode(Exchange exchange, int sequence, long serial, byte[] rtu, byte[] frame) {
    int inner = RtuFrame.encode(exchange, rtu);
    header(frame, REQUEST, sequence & 0xFF, serial);
    frame[PAYLOAD] = FRAME_TYPE_INVERTER;
    Arrays.fill(frame, PAYLOAD + 1, PAYLOAD + 1 + ZEROS_OF_A_REQUEST, (byte) 0);
    System.arraycopy(rtu, 0, frame, PAYLOAD + 1 + ZEROS_OF_A_REQUEST, inner);
    return seal(frame, 1 + ZEROS_OF_A_REQUEST + inner);
  }

  /**
   * Whether a logger sends this on its own account and wants to hear of it: handshake, data, stick
   * information, heartbeat, report (sections 2 and 8).
   */
  public static boolean wantsAcknowledgement(int control) {
    return switch (control) {
      case 0x4110, 0x4210, 0x4310, HEARTBEAT, 0x4810 -> true;
      default -> false;
    };
  }

  /**
   * Writes what acknowledges a logger's own frame (section 8): type − 0x30, sequence low + 1, 00
   * for a heartbeat and else the payload's first byte, 01, the time, four zeros.
   *
   * @param received the logger's whole frame, from {@code at} on
   * @param unixSeconds the time
   * @return the acknowledgement's length in bytes: 23
   */
  public static int acknowledge(byte[] received, int at, long unixSeconds, byte[] frame) {
    int control = control(received, at) - TO_ACKNOWLEDGEMENT;
    int sequence = sequence(received, at) + 1 & 0xFF | received[at + 6] << 8;
    header(frame, control, sequence, serial(received, at));
    boolean echoes = control(received, at) != HEARTBEAT && payload(received, at) > 0;
    frame[PAYLOAD] = echoes ? received[at + PAYLOAD] : 0;
    frame[PAYLOAD + 1] = 1;
    putInt(frame, PAYLOAD + 2, unixSeconds);
    putInt(frame, PAYLOAD + 6, 0);
    return seal(frame, ACKNOWLEDGEMENT);
  }

  private static void header(byte[] frame, int control, int sequence, long serial) {
    frame[0] = (byte) START;
    frame[3] = (byte) control;
    frame[4] = (byte) (control >>> 8);
    frame[5] = (byte) sequence;
    frame[6] = (byte) (sequence >>> 8);
    putInt(frame, 7, serial);
  }

  private static int seal(byte[] frame, int payload) {
    frame[1] = (byte) payload;
    frame[2] = (byte) (payload >>> 8);
    frame[PAYLOAD + payload] = (byte) sum(frame, 0, payload);
    frame[PAYLOAD + payload + 1] = (byte) END;
    return OVERHEAD + payload;
  }

  private static int sum(byte[] bytes, int at, int payload) {
    int sum = 0;
    for (int i = at + 1; i < at + PAYLOAD + payload; i++) {
      sum += bytes[i];
    }
    return sum & 0xFF;
  }

  /**
   * The length of the frame that begins at a place (section 9).
   *
   * @param available bytes that are there from {@code at} on
   * @return bytes; 0 when more are needed to say, −1 when no frame begins here
   */
  public static int length(byte[] bytes, int at, int available) {
    if (available < 1) {
      return 0;
    }
    boolean starts =
        (bytes[at] & 0xFF) == START
            && (available < 3 || payload(bytes, at) <= MAX_PAYLOAD)
            && (available < 4 || bytes[at + 3] == CONTROL_LOW);
    if (!starts) {
      return -1;
    }
    if (available < PAYLOAD || available < OVERHEAD + payload(bytes, at)) {
      return 0;
    }
    int payload = payload(bytes, at);
    boolean whole =
        (bytes[at + PAYLOAD + payload + 1] & 0xFF) == END
            && (bytes[at + PAYLOAD + payload] & 0xFF) == sum(bytes, at, payload);
    return whole ? OVERHEAD + payload : -1;
  }

  /**
   * Whether a stick that speaks Modbus TCP took a V5 request for one of its own and refused it
   * (section "Which framing?" of stick-and-hub, vector pub-09).
   *
   * @param length all that came
   */
  public static boolean isMbapException(byte[] bytes, int length) {
    return length == MBAP_EXCEPTION
        && (bytes[0] & 0xFF) == START
        && bytes[3] == CONTROL_LOW
        && bytes[4] == REQUEST >>> 8
        && bytes[5] == 3
        && bytes[7] < 0;
  }

  /** The payload's length in bytes, as the frame says. */
  public static int payload(byte[] frame, int at) {
    return frame[at + 1] & 0xFF | (frame[at + 2] & 0xFF) << 8;
  }

  /** The control code, for example {@link #ANSWER}. */
  public static int control(byte[] frame, int at) {
    return frame[at + 3] & 0xFF | (frame[at + 4] & 0xFF) << 8;
  }

  /** The sequence's low byte, which the answer shares with its request. */
  public static int sequence(byte[] frame, int at) {
    return frame[at + 5] & 0xFF;
  }

  /** The logger's serial number, unsigned 32 bit. */
  public static long serial(byte[] frame, int at) {
    return (frame[at + 7] & 0xFFL)
        | (frame[at + 8] & 0xFFL) << 8
        | (frame[at + 9] & 0xFFL) << 16
        | (frame[at + 10] & 0xFFL) << 24;
  }

  private static void putInt(byte[] bytes, int at, long value) {
    for (int i = 0; i < 4; i++) {
      bytes[at + i] = (byte) (value >>> 8 * i);
    }
  }
}
