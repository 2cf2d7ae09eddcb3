// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.map;

import io.meriggio.device.Point;
import io.meriggio.modbus.RegisterRow;
import io.meriggio.modbus.RegisterType;
import java.math.BigDecimal;
import java.util.Map;

/** Chooses how a row is decoded. */
public final class Decoders {

  private Decoders() {}

  /**
   * @param kind what the point's values are
   * @param multiplier from the device's number to the point's unit, negative to turn the sign
   * @param magnitude whether the point is never negative, whatever the device says
   * @param words of the enumeration, by number
   */
  public static Decoder of(
      RegisterRow row,
      Point.Kind kind,
      BigDecimal multiplier,
      boolean magnitude,
      Map<Integer, String> words) {
    Decoder number = new NumberDecoder(row, row.order(), multiplier, magnitude);
    return switch (kind) {
      case NUMBER, FAULTS -> number;
      case FLAG -> WordDecoders.flag(row, row.order(), words);
      case TEXT -> text(row, number, words);
    };
  }

  private static Decoder text(RegisterRow row, Decoder number, Map<Integer, String> words) {
    if (row.type() == RegisterType.ENUM16) {
      return WordDecoders.word(row, row.order(), words);
    }
    return switch (row.type()) {
      case ASCII -> WordDecoders.text(row, row.order());
      case BITFIELD16 -> WordDecoders.bits(row, row.order());
      default -> WordDecoders.numberText(number);
    };
  }
}
