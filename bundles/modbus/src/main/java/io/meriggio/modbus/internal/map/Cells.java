// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.map;

import io.meriggio.modbus.AddressSpan;
import io.meriggio.modbus.RegisterType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** The numbers of a row, each checked, each complaint with its place. */
final class Cells {

  private static final Pattern HEX = Pattern.compile("0[xX][0-9a-fA-F]{1,8}");
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,9}(\\.[0-9]{1,9})?");

  private final Table.Row row;

  Cells(Table.Row row) {
    this.row = row;
  }

  int address(String column) {
    OptionalInt address = hex(row.text(column), 0xFFFF);
    if (address.isEmpty()) {
      row.problem(column, "0x0000 to 0xFFFF");
    }
    return address.orElse(0);
  }

  /**
   * @param unset what an empty cell means
   */
  int whole(String column, int minimum, int maximum, int unset) {
    String text = row.text(column);
    if (text.isEmpty() && unset < minimum) {
      return unset;
    }
    int number = WHOLE.matcher(text).matches() ? Integer.parseInt(text) : -1;
    if (number < minimum || number > maximum) {
      row.problem(column, minimum + " to " + maximum);
      return unset;
    }
    return number;
  }

  BigDecimal scale(String column) {
    String text = row.text(column);
    if (!DECIMAL.matcher(text).matches() || new BigDecimal(text).signum() <= 0) {
      row.problem(column, "a number above 0 with at most nine digits on each side: 1, 0.1, 1000");
      return BigDecimal.ONE;
    }
    return new BigDecimal(text);
  }

  OptionalDouble number(String column) {
    String text = row.text(column);
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    if (!DECIMAL.matcher(text).matches()) {
      row.problem(column, "a number or nothing");
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(Double.parseDouble(text));
  }

  OptionalInt function(String column, String code) {
    OptionalInt function = hex("0x" + code, 0x7F);
    if (function.isEmpty() || function.getAsInt() == 0 || code.length() > 2) {
      row.problem(column, "function codes in hexadecimal, 01 to 7F: 03, 04, 03/10");
      return OptionalInt.empty();
    }
    return function;
  }

  /** The raw values that say that there is nothing, {@code 0xFFFF|0x7FFF}. */
  List<Long> bitPatterns(String column, int count) {
    List<Long> patterns = new ArrayList<>();
    for (String part : row.text(column).split("\\|")) {
      if (part.isBlank()) {
        continue;
      }
      String text = part.trim();
      if (HEX.matcher(text).matches() && text.length() <= 2 + 4 * count) {
        patterns.add(Long.decode(text));
      } else {
        row.problem(column, "0x and up to four digits a register, several parted by |");
      }
    }
    return patterns;
  }

  int mask(String column, RegisterType type) {
    String text = row.text(column);
    if (text.isEmpty()) {
      return 0xFFFF;
    }
    OptionalInt mask = hex(text, 0xFFFF);
    boolean fits =
        type == RegisterType.U16 || type == RegisterType.ENUM16 || type == RegisterType.BITFIELD16;
    if (mask.isEmpty() || mask.getAsInt() == 0 || !fits) {
      row.problem(column, "0x0001 to 0xFFFF, for the types u16, enum16 and bitfield16");
    }
    return mask.isEmpty() || mask.getAsInt() == 0 ? 0xFFFF : mask.getAsInt();
  }

  Optional<AddressSpan> span(String column, String text) {
    String[] ends = text.split("-", -1);
    OptionalInt first = hex(ends[0], 0xFFFF);
    OptionalInt last = hex(ends[ends.length - 1], 0xFFFF);
    if (ends.length > 2
        || first.isEmpty()
        || last.isEmpty()
        || last.getAsInt() < first.getAsInt()) {
      row.problem(column, "registers 0x0000 or 0x0000-0x000F, several parted by |");
      return Optional.empty();
    }
    return Optional.of(new AddressSpan(first.getAsInt(), last.getAsInt()));
  }

  private static OptionalInt hex(String text, int maximum) {
    if (!HEX.matcher(text).matches()) {
      return OptionalInt.empty();
    }
    long number = Long.decode(text);
    return number <= maximum ? OptionalInt.of((int) number) : OptionalInt.empty();
  }
}
