// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import java.util.Arrays;
import java.util.HexFormat;

/** What a logger answers, put together apart from the code that is tested (solarman-v5). */
final class V5Stick {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  private V5Stick() {}

  /** The answer to a request, from the logger with the serial number that was asked for. */
  static byte[] answer(byte[] request, String inner) {
    return answer(request, serial(request), inner);
  }

  /** The answer to a request, from any logger. */
  static byte[] answer(byte[] request, long serial, String inner) {
    return frame(0x15, request[5], serial, "02 01 00 00 00 00 00 00 00 00 00 00 00 00 " + inner);
  }

  static byte[] heartbeat(byte[] request) {
    return frame(0x47, request[5], serial(request), "00");
  }

  static byte[] joined(byte[]... frames) {
    byte[] all = new byte[0];
    for (byte[] frame : frames) {
      int at = all.length;
      all = Arrays.copyOf(all, at + frame.length);
      System.arraycopy(frame, 0, all, at, frame.length);
    }
    return all;
  }

  static long serial(byte[] frame) {
    long serial = 0;
    for (int i = 10; i >= 7; i--) {
      serial = serial << 8 | frame[i] & 0xFF;
    }
    return serial;
  }

  private static byte[] frame(int type, byte sequence, long serial, String payload) {
    byte[] inner = HEX.parseHex(payload);
    byte[] frame = new byte[13 + inner.length];
    frame[0] = (byte) 0xA5;
    frame[1] = (byte) inner.length;
    frame[2] = (byte) (inner.length >>> 8);
    frame[3] = 0x10;
    frame[4] = (byte) type;
    frame[5] = sequence;
    frame[6] = 0x77;
    for (int i = 0; i < 4; i++) {
      frame[7 + i] = (byte) (serial >>> 8 * i);
    }
    System.arraycopy(inner, 0, frame, 11, inner.length);
    for (int i = 1; i < frame.length - 2; i++) {
      frame[frame.length - 2] += frame[i];
    }
    frame[frame.length - 1] = 0x15;
    return frame;
  }
}
