// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.wallbox.internal;

import io.meriggio.device.CanFrame;
import io.meriggio.device.Fault;
import io.meriggio.device.Point;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One row of a CAN profile, checked.
 *
 * @param line its line in the file, from 1
 * @param canId the identifier without the node
 * @param isOut whether it goes to the charge point
 * @param select the value of byte 0 with which it counts; empty = always
 * @param lastSelect the last of several such values, for a text over several frames
 * @param first first byte, 0…7
 * @param last last byte
 * @param isLittle whether the low byte comes first
 * @param scale from the raw number to the point's unit
 * @param point what it is; commandable on a row that goes out and has limits
 * @param absent the raw value that says that there is nothing
 * @param words the words or fault texts of its numbers or bits
 * @param isReference designed and checked by nobody
 */
record CanRow(
    int line,
    int canId,
    boolean isOut,
    OptionalInt select,
    int lastSelect,
    int first,
    int last,
    CanType type,
    boolean isLittle,
    BigDecimal scale,
    Point point,
    OptionalLong absent,
    Map<Integer, String> words,
    boolean isReference) {

  CanRow {
    words = Map.copyOf(words);
  }

  /** How many frames make its value. */
  int frames() {
    return lastSelect - select.orElse(lastSelect) + 1;
  }

  /** Whether a frame of its identifier holds it. */
  boolean isIn(CanFrame frame) {
    if (frame.length() <= last) {
      return false;
    }
    return select.isEmpty()
        || frame.unsigned(0) >= select.getAsInt() && frame.unsigned(0) <= lastSelect;
  }

  /** The characters that a frame adds to a text. */
  byte[] part(CanFrame frame) {
    byte[] part = new byte[last - first + 1];
    System.arraycopy(frame.data(), first, part, 0, part.length);
    return part;
  }

  /**
   * The reading that a frame gives; never throws on any content.
   *
   * @param frame one that {@link #isIn} has accepted, of any type but ASCII
   */
  Reading read(CanFrame frame, Instant at) {
    long raw = raw(frame);
    if (absent.isPresent() && raw == absent.getAsLong()) {
      return Reading.bad(point, Reason.NOT_PRESENT, at);
    }
    return switch (type) {
      case ENUM8 -> Reading.good(point, Value.of(word((int) raw)), at);
      case BITS16 -> Reading.good(point, new Value.Faults(faults((int) raw)), at);
      case HEX32 -> Reading.good(point, Value.of(String.format(Locale.ROOT, "%08X", raw)), at);
      default ->
          Reading.good(point, Value.of(scale.multiply(BigDecimal.valueOf(raw)).doubleValue()), at);
    };
  }

  private long raw(CanFrame frame) {
    long raw = 0;
    for (int offset = 0; offset <= last - first; offset++) {
      raw = raw << 8 | frame.unsigned(isLittle ? last - offset : first + offset);
    }
    boolean negative = type.isSigned() && raw > type.largest();
    return negative ? raw - (1L << (8 * type.length())) : raw;
  }

  private String word(int number) {
    return words.getOrDefault(number, "STATE_" + number);
  }

  private List<Fault> faults(int bits) {
    List<Fault> active = new ArrayList<>();
    for (int bit = 0; bit < 16; bit++) {
      if ((bits >>> bit & 1) != 0) {
        String text =
            words.getOrDefault(bit, "Bit " + bit + " of the faults, which no document explains");
        active.add(new Fault(String.format(Locale.ROOT, "WB%02d", bit), text));
      }
    }
    return active;
  }

  /**
   * Puts a value into the bytes of a frame.
   *
   * @throws IllegalArgumentException when the row can't hold it; the message names what is allowed
   */
  void write(Value value, byte[] data) {
    long raw = encoded(value);
    for (int offset = 0; offset <= last - first; offset++) {
      data[isLittle ? first + offset : last - offset] = (byte) (raw >>> (8 * offset));
    }
  }

  private long encoded(Value value) {
    if (value instanceof Value.Numeric numeric && type.isNumber()) {
      long raw =
          new BigDecimal(numeric.number())
              .divide(scale, MathContext.DECIMAL64)
              .setScale(0, RoundingMode.HALF_UP)
              .longValue();
      if (raw < type.smallest() || raw > type.largest()) {
        throw new IllegalArgumentException(
            point.id() + ": " + raw + " is outside " + type.smallest() + " to " + type.largest());
      }
      return raw;
    }
    if (value instanceof Value.Text text) {
      Optional<Integer> number =
          words.entrySet().stream()
              .filter(word -> word.getValue().equals(text.text()))
              .map(Map.Entry::getKey)
              .findFirst();
      if (number.isPresent()) {
        return number.get();
      }
    }
    throw new IllegalArgumentException(
        point.id() + ": found " + value + ", allowed: " + type.word());
  }
}
