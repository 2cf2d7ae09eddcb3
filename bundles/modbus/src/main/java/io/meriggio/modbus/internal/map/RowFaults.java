// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.map;

import io.meriggio.device.Fault;
import io.meriggio.modbus.RegisterRow;
import io.meriggio.modbus.RegisterType;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the meaning of a row says of its faults: {@code "b0 water flow; b1 high pressure"} for bits,
 * {@code "0 none; 4 high pressure"} for a code.
 */
public final class RowFaults {

  private static final Pattern BIT = Pattern.compile("\\bb([0-9]{1,2}) ([^;]+)");
  private static final Pattern CODE = Pattern.compile("(?:^|;)\\s*([0-9]{1,5}) ([^;]+)");

  private RowFaults() {}

  /** Whether the row is a number that names one fault, not a set of bits. */
  public static boolean isCode(RegisterRow row) {
    return row.type() == RegisterType.U16
        || row.type() == RegisterType.I16
        || row.type() == RegisterType.ENUM16;
  }

  /** The fault of a code other than 0. */
  public static Fault ofCode(RegisterRow row, int code) {
    String text =
        find(CODE, row.meaning(), code)
            .orElse("Fault code " + code + " of the manufacturer: see the device's own manual");
    return new Fault(String.valueOf(code), text);
  }

  /** The text of one bit; empty when the meaning does not tell. */
  public static Optional<String> ofBit(RegisterRow row, int bit) {
    return row.type() == RegisterType.BITFIELD16 && row.count() == 1
        ? find(BIT, row.meaning(), bit)
        : Optional.empty();
  }

  private static Optional<String> find(Pattern pattern, String meaning, int wanted) {
    Matcher item = pattern.matcher(meaning);
    while (item.find()) {
      if (Integer.parseInt(item.group(1)) == wanted) {
        String text = item.group(2).trim();
        return Optional.of(text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1));
      }
    }
    return Optional.empty();
  }
}
