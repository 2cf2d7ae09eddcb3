// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.map;

import io.meriggio.device.Point;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import io.meriggio.modbus.RegisterRow;
import io.meriggio.modbus.RegisterType;
import io.meriggio.modbus.WordOrder;
import java.math.BigDecimal;
import java.time.Instant;

/** Numbers: scaled, in the point's unit and sign. Allocates nothing but the reading. */
final class NumberDecoder implements Decoder {

  private final RegisterType type;
  private final WordOrder order;
  private final int count;
  private final int mask;
  private final int shift;
  private final long[] absent;
  private final double numerator;
  private final double denominator;
  private final boolean magnitude;

  /**
   * @param multiplier from the device's number to the point's unit, negative to turn the sign
   * @param magnitude whether the point is never negative, whatever the device says
   */
  NumberDecoder(RegisterRow row, WordOrder order, BigDecimal multiplier, boolean magnitude) {
    this.type = row.type();
    this.order = order;
    this.count = row.count();
    this.mask = row.mask();
    this.shift = row.shift();
    this.absent = row.absent().stream().mapToLong(Long::longValue).toArray();
    this.magnitude = magnitude;
    // a division by a power of ten is exact where a multiplication by its inverse is not
    BigDecimal exact = multiplier.stripTrailingZeros();
    this.numerator = exact.scale() > 0 ? exact.unscaledValue().doubleValue() : exact.doubleValue();
    this.denominator = exact.scale() > 0 ? BigDecimal.TEN.pow(exact.scale()).doubleValue() : 1;
  }

  @Override
  public Reading read(Point point, int[] image, int index, Instant at) {
    if (isAbsent(image, index)) {
      return Reading.bad(point, Reason.NOT_PRESENT, at);
    }
    double raw = raw(image, index);
    double value = raw * numerator / denominator;
    if (!Double.isFinite(value)) {
      return Reading.bad(point, Reason.DEVICE_ERROR, at);
    }
    double signed = magnitude ? Math.abs(value) : value;
    return Reading.good(point, Value.of(signed + 0.0), at);
  }

  private boolean isAbsent(int[] image, int index) {
    if (absent.length == 0) {
      return false;
    }
    long bits = bits(image, index);
    for (long pattern : absent) {
      if (pattern == bits) {
        return true;
      }
    }
    return false;
  }

  /** The registers as they are, up to 32 bits. */
  private long bits(int[] image, int index) {
    return count == 1 ? order.word(image, index) : Integer.toUnsignedLong(order.pair(image, index));
  }

  private double raw(int[] image, int index) {
    return switch (type) {
      case U16, ENUM16, BITFIELD16 -> (order.word(image, index) & mask) >>> shift;
      case I16 -> (short) order.word(image, index);
      case U32 -> Integer.toUnsignedLong(order.pair(image, index));
      case I32 -> order.pair(image, index);
      case F32 -> shortest(Float.intBitsToFloat(order.pair(image, index)));
      case BCD -> digits(bits(image, index), count * 4);
      case ASCII -> Double.NaN;
    };
  }

  /** The decimal digits, or NaN when one of them is above 9. */
  private static double digits(long bits, int digits) {
    long value = 0;
    for (int digit = digits - 1; digit >= 0; digit--) {
      long one = bits >>> 4 * digit & 0xF;
      if (one > 9) {
        return Double.NaN;
      }
      value = value * 10 + one;
    }
    return value;
  }

  /**
   * The decimal number of fewest digits that is this float: 227.2, not 227.1999969482422. A float
   * holds six to nine significant digits.
   */
  static double shortest(float number) {
    double wide = number;
    double size = Math.abs(wide);
    if (size == 0 || size < 1e-9 || size > 1e12 || Double.isNaN(wide)) {
      return wide;
    }
    int whole = (int) Math.floor(Math.log10(size)) + 1;
    for (int significant = 1; significant <= 9; significant++) {
      int places = significant - whole;
      double candidate =
          places >= 0
              ? Math.rint(wide * Math.pow(10, places)) / Math.pow(10, places)
              : Math.rint(wide / Math.pow(10, -places)) * Math.pow(10, -places);
      if ((float) candidate == number) {
        return candidate;
      }
    }
    return wide;
  }
}
