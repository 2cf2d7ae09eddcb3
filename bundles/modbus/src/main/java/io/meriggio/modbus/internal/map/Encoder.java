// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.map;

import io.meriggio.device.Value;
import io.meriggio.modbus.RegisterRow;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;

/** Makes registers of a value: what {@link Decoder} reads back. */
@FunctionalInterface
public interface Encoder {

  /**
   * @throws IllegalArgumentException when the registers can't hold it
   */
  int[] encode(Value value);

  /**
   * For numbers, words and truths of a row.
   *
   * @param multiplier from the device's number to the point's unit
   * @param words of the enumeration, by number
   */
  static Encoder of(RegisterRow row, BigDecimal multiplier, Map<Integer, String> words) {
    return value -> {
      if (value instanceof Value.Numeric numeric) {
        return number(row, new BigDecimal(numeric.number()), multiplier);
      }
      if (value instanceof Value.Text text) {
        return part(row, code(words, text.text()));
      }
      if (value instanceof Value.Flag flag) {
        return part(row, flag(words, flag.set()));
      }
      throw new IllegalArgumentException("found a list, allowed: a number, a word or a truth");
    };
  }

  private static int[] number(RegisterRow row, BigDecimal value, BigDecimal multiplier) {
    BigDecimal raw = value.divide(multiplier, MathContext.DECIMAL64);
    long whole = raw.setScale(0, RoundingMode.HALF_UP).longValue();
    return switch (row.type()) {
      case U16, ENUM16, BITFIELD16 -> part(row, within(whole, 0, row.mask() >>> row.shift()));
      case I16 -> row.order().ofWord((int) within(whole, Short.MIN_VALUE, Short.MAX_VALUE));
      case U32 -> row.order().ofPair((int) within(whole, 0, 0xFFFFFFFFL));
      case I32 -> row.order().ofPair((int) within(whole, Integer.MIN_VALUE, Integer.MAX_VALUE));
      case F32 -> row.order().ofPair(Float.floatToIntBits(raw.floatValue()));
      case ASCII, BCD ->
          throw new IllegalArgumentException("a " + row.type().word() + " row can't be written");
    };
  }

  /** A value where its bits lie; the bits of others are 0. */
  private static int[] part(RegisterRow row, long value) {
    return row.order().ofWord((int) value << row.shift() & row.mask());
  }

  private static long within(long raw, long minimum, long maximum) {
    if (raw < minimum || raw > maximum) {
      throw new IllegalArgumentException(
          "register value " + raw + " is outside " + minimum + " to " + maximum);
    }
    return raw;
  }

  private static int code(Map<Integer, String> words, String word) {
    return words.entrySet().stream()
        .filter(entry -> entry.getValue().equals(word))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "found '" + word + "', allowed: " + String.join(", ", words.values())));
  }

  private static int flag(Map<Integer, String> words, boolean set) {
    return words.entrySet().stream()
        .filter(entry -> WordDecoders.isTrue(entry.getValue(), entry.getKey()) == set)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(set ? 1 : 0);
  }
}
