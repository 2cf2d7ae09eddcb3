// SPDX-License-Identifier: Apache-2.0
package io.meriggio.testkit.line;

import io.meriggio.device.DeviceException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Set;

/**
 * A Modbus slave for tests: units 1…247 hold {@link KnownRegisters} at every address, or what else
 * is given; writes are acknowledged and forgotten, other functions get exception 1, units named
 * silent say nothing.
 */
public final class KnownSlave {
  private final Frames frames;
  private final Set<Integer> silent;
  private final Registers registers;

  /** What the units hold. */
  public interface Registers {
    /**
     * Reads registers, as {@link io.meriggio.device.ModbusLink#read} does.
     *
     * @throws DeviceException the Modbus exception that the slave answers with
     */
    void read(int unit, int function, int address, int count, int[] image) throws DeviceException;
  }

  /** A slave whose registers hold {@link KnownRegisters}. */
  public KnownSlave(Frames frames, Set<Integer> silent) {
    this(frames, silent, KnownRegisters::read);
  }

  /** A slave whose registers hold what is given. */
  public KnownSlave(Frames frames, Set<Integer> silent, Registers registers) {
    this.frames = frames;
    this.silent = Set.copyOf(silent);
    this.registers = registers;
  }

  Frames frames() {
    return frames;
  }

  /** Reads one request; empty at the end of the stream. */
  byte[] request(InputStream in) throws IOException {
    return frame(in, frames::requestLength);
  }

  /** The answer's frame; empty when the unit is silent or the request is none. */
  byte[] answer(byte[] request) {
    return !frames.isGood(request) || silent.contains(frames.unit(request))
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

  private byte[] registers(int unit, int function, int address, int count) {
    if (count < 1 || count > 125) {
      return new byte[] {(byte) (function | 0x80), 3};
    }
    int[] image = new int[count];
    try {
      registers.read(unit, function, address, count, image);
    } catch (DeviceException refused) {
      return new byte[] {(byte) (function | 0x80), (byte) refused.modbusException()};
    }
    byte[] pdu = new byte[2 + 2 * count];
    pdu[0] = (byte) function;
    pdu[1] = (byte) (2 * count);
    for (int i = 0; i < count; i++) {
      pdu[2 + 2 * i] = (byte) (image[i] >>> 8);
      pdu[3 + 2 * i] = (byte) image[i];
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
