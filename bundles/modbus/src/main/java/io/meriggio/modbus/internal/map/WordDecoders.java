// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.map;

import io.meriggio.device.Point;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import io.meriggio.modbus.RegisterRow;
import io.meriggio.modbus.WordOrder;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Decoders of everything that is not a number: words, truths, texts, bits. */
final class WordDecoders {

  private static final Set<String> TRUE = Set.of("ON", "RUN", "START", "TRUE", "YES", "ENABLED");
  private static final Set<String> FALSE =
      Set.of("OFF", "STOP", "STOP_ALL", "SHUT_DOWN", "FALSE", "NO", "DISABLED");

  private WordDecoders() {}

  /** The word of an enumeration; a number without a word stays visible as {@code STATE_n}. */
  static Decoder word(RegisterRow row, WordOrder order, Map<Integer, String> words) {
    return (point, image, index, at) -> {
      int raw = order.word(image, index);
      if (row.absent().contains((long) raw)) {
        return Reading.bad(point, Reason.NOT_PRESENT, at);
      }
      int number = (raw & row.mask()) >>> row.shift();
      String word = words.get(number);
      return Reading.good(point, Value.of(word == null ? "STATE_" + number : word), at);
    };
  }

  /** A truth: by the words of the enumeration, else everything but 0. */
  static Decoder flag(RegisterRow row, WordOrder order, Map<Integer, String> words) {
    return (point, image, index, at) -> {
      int raw = order.word(image, index);
      if (row.absent().contains((long) raw)) {
        return Reading.bad(point, Reason.NOT_PRESENT, at);
      }
      int number = (raw & row.mask()) >>> row.shift();
      String word = words.get(number);
      if (word == null && !words.isEmpty()) {
        return Reading.bad(point, Reason.DEVICE_ERROR, at);
      }
      boolean set = word == null ? number != 0 : isTrue(word, number);
      return Reading.good(point, Value.of(set), at);
    };
  }

  static boolean isTrue(String word, int number) {
    return TRUE.contains(word) || !FALSE.contains(word) && number != 0;
  }

  /** A whole number as text, for example a firmware revision. */
  static Decoder numberText(Decoder number) {
    return (point, image, index, at) -> {
      Reading reading = number.read(point, image, index, at);
      return reading.value().isEmpty()
          ? reading
          : Reading.good(point, Value.of(plain(reading)), at);
    };
  }

  private static String plain(Reading reading) {
    double number = ((Value.Numeric) reading.value().orElseThrow()).number();
    return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
  }

  /** Characters, two a register; NUL and blanks around them are padding. */
  static Decoder text(RegisterRow row, WordOrder order) {
    return (point, image, index, at) -> {
      StringBuilder text = new StringBuilder(row.count() * 2);
      boolean unset = true;
      for (int register = 0; register < row.count(); register++) {
        int pair = order.word(image, index + register);
        unset &= pair == 0xFFFF;
        append(text, pair >>> 8);
        append(text, pair & 0xFF);
      }
      String found = text.toString().trim();
      if (unset || found.isEmpty()) {
        return Reading.bad(point, Reason.NOT_PRESENT, at);
      }
      return found.chars().allMatch(c -> c >= 0x20 && c < 0x7F)
          ? Reading.good(point, Value.of(found), at)
          : Reading.bad(point, Reason.DEVICE_ERROR, at);
    };
  }

  private static void append(StringBuilder text, int character) {
    if (character != 0) {
      text.append((char) character);
    }
  }

  /** Bits of several registers, as hexadecimal text, the first register first. */
  static Decoder bits(RegisterRow row, WordOrder order) {
    return (Point point, int[] image, int index, Instant at) -> {
      StringBuilder text = new StringBuilder("0x");
      for (int register = 0; register < row.count(); register++) {
        int word = order.word(image, index + register);
        for (int shift = 12; shift >= 0; shift -= 4) {
          text.append(Character.forDigit(word >>> shift & 0xF, 16));
        }
      }
      return Reading.good(point, Value.of(text.toString()), at);
    };
  }
}
