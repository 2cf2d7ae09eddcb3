// SPDX-License-Identifier: Apache-2.0
package io.meriggio.testkit.line;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Set;

/**
 * A Modbus slave for tests: units 1…247 hold {@link KnownRegisters} at every address, writes are
 * acknowledged and forgotten, other functions get exception 1, units named silent say nothing.
 */
public final class KnownSlave {
  private final Frames frames;
  private final Set<Integer> silent;

  public KnownSlave(Frames frames, Set<Integer> silent) {
    this.frames = frames;
    this.silent = Set.copyOf(silent);
  }

  Frames frames() {
    return frames;
  }

  /** Reads one request; empty at the end of the stream. */
  byte[] request(InputStream in) throws IOException {
    return frame(in, frames::requestLength);
  }

  /** The answer's frame; empty when the unit is silent. */
  byte[] answer(byte[] request) {
    return silent.contains(frames.unit(request))
        ? new byte[0]
        : frames.answer(request, pdu(request));
  }

  private byte[] pdu(byte[] request) {
    int at = frames.pduAt();
    int function = request[at] & 0xFF;
    int address = Frames.word(request, at + 1);
    int count = Frames.word(request, at + 3);
    return switch (function) {
      case 0x03, 0x04 -> registers(frames.unit(request), function, address, count);
      case 0x06, 0x10 -> Arrays.copyOfRange(request, at, at + 5);
      default -> new byte[] {(byte) (function | 0x80), 1};
    };
  }

  private static byte[] registers(int unit, int function, int address, int count) {
    if (count < 1 || count > 125) {
      return new byte[] {(byte) (function | 0x80), 3};
    }
    byte[] pdu = new byte[2 + 2 * count];
    pdu[0] = (byte) function;
    pdu[1] = (byte) (2 * count);
    for (int i = 0; i < count; i++) {
      int value = KnownRegisters.value(unit, function, address + i);
      pdu[2 + 2 * i] = (byte) (value >>> 8);
      pdu[3 + 2 * i] = (byte) value;
    }
    return pdu;
  }

  interface Length {
    int of(byte[] bytes, int available);
  }

  /** Reads one frame byte by byte; empty at the end of the stream. */
  static byte[] frame(InputStream in, Length length) throws IOException {
    byte[] bytes = new byte[600];
    int have = 0;
    while (true) {
      int whole = length.of(bytes, have);
      if (whole > 0 && have >= whole) {
        return Arrays.copyOf(bytes, whole);
      }
      int next = have < bytes.length ? in.read() : -1;
      if (next < 0) {
        return new byte[0];
      }
      bytes[have++] = (byte) next;
    }
  }
}
