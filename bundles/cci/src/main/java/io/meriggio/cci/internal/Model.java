// SPDX-License-Identifier: Apache-2.0
package io.meriggio.cci.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * One SunSpec model while it is filled in. Points are named by their offset, counted from the
 * model's id as in the model definitions; what is not known gets the type's "not implemented" value
 * (SunSpec Information Model Specification, "Unimplemented Registers").
 *
 * <p>Threads: one.
 */
final class Model {
  static final int NO_U16 = 0xFFFF;
  static final int NO_I16 = 0x8000;

  private final int[] registers;

  /** A model in which nothing is known yet. */
  Model(int id, int length) {
    registers = new int[2 + length];
    Arrays.fill(registers, NO_U16);
    registers[0] = id;
    registers[1] = length;
  }

  int[] registers() {
    return registers;
  }

  /** A text in so many registers, filled up with zeros; none is all zeros. */
  void text(int offset, int count, String text) {
    byte[] bytes =
        Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), Math.multiplyExact(count, 2));
    for (int k = 0; k < count; k++) {
      registers[offset + k] = (bytes[2 * k] & 0xFF) << 8 | bytes[2 * k + 1] & 0xFF;
    }
  }

  /** An unsigned number, an enumeration or a bit field: as it is, 0…65534. */
  void u16(int offset, Optional<Integer> value) {
    registers[offset] = value.filter(v -> v >= 0 && v < NO_U16).orElse(NO_U16);
  }

  /** An unsigned number in units of a power of ten. */
  void u16(int offset, Optional<Double> value, int exponent) {
    u16(offset, scaled(value, exponent).filter(v -> v >= 0 && v < NO_U16).map(Long::intValue));
  }

  /** A signed number in units of a power of ten. */
  void i16(int offset, Optional<Double> value, int exponent) {
    registers[offset] =
        scaled(value, exponent)
            .filter(v -> v > Short.MIN_VALUE && v <= Short.MAX_VALUE)
            .map(v -> v.intValue() & 0xFFFF)
            .orElse(NO_I16);
  }

  /** A scale factor. */
  void factor(int offset, int exponent) {
    registers[offset] = exponent & 0xFFFF;
  }

  /** An accumulator of 32 bits, whose "not implemented" is 0. */
  void acc32(int offset, Optional<Double> value, int exponent) {
    long counted = scaled(value, exponent).filter(v -> v > 0 && v <= 0xFFFF_FFFFL).orElse(0L);
    registers[offset] = (int) (counted >>> 16);
    registers[offset + 1] = (int) (counted & 0xFFFF);
  }

  /** An accumulator of 64 bits, whose "not implemented" is 0. */
  void acc64(int offset, Optional<Double> value) {
    long counted = scaled(value, 0).filter(v -> v > 0).orElse(0L);
    for (int k = 0; k < 4; k++) {
      registers[offset + k] = (int) (counted >>> 16 * (3 - k) & 0xFFFF);
    }
  }

  /** A bit field of 32 bits. */
  void bits32(int offset, Optional<Integer> value) {
    registers[offset] = value.map(v -> v >>> 16).orElse(NO_U16);
    registers[offset + 1] = value.map(v -> v & 0xFFFF).orElse(NO_U16);
  }

  /** Signed numbers of which none is known, and pads. */
  void noSigned(int... offsets) {
    for (int offset : offsets) {
      registers[offset] = NO_I16;
    }
  }

  private static Optional<Long> scaled(Optional<Double> value, int exponent) {
    return value.map(v -> Math.round(v / Math.pow(10, exponent)));
  }
}
