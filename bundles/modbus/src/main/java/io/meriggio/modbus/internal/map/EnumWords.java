// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.map;

import io.meriggio.modbus.RegisterRow;
import io.meriggio.modbus.RegisterType;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Derives the words of an enumeration from the meaning of its row: {@code "0 waiting; 1 self-check
 * (no load); 0x55 on"} gives WAITING, SELF_CHECK, ON.
 */
public final class EnumWords {

  private static final Pattern ITEM =
      Pattern.compile("\\s*(0[xX][0-9a-fA-F]{1,4}|[0-9]{1,5})\\s+(.*)", Pattern.DOTALL);

  private EnumWords() {}

  /** The words of a row by number; none unless it is an enumeration. */
  public static Map<Integer, String> of(RegisterRow row) {
    if (row.type() != RegisterType.ENUM16) {
      return Map.of();
    }
    Map<Integer, String> words = new TreeMap<>();
    for (String part : row.meaning().split(";")) {
      Matcher item = ITEM.matcher(part);
      if (item.matches()) {
        String word = word(item.group(2));
        if (!word.isEmpty()) {
          words.putIfAbsent(Integer.decode(decimal(item.group(1))), word);
        }
      }
    }
    return words;
  }

  /** Leading zeros don't make a number octal. */
  private static String decimal(String number) {
    return number.startsWith("0x") || number.startsWith("0X")
        ? number
        : String.valueOf(Integer.parseInt(number));
  }

  private static String word(String text) {
    return text.replaceAll("\\([^)]*\\)", " ")
        .replaceFirst("[.,:](\\s.*|$)", "")
        .trim()
        .replaceAll("[^A-Za-z0-9]+", "_")
        .replaceAll("^_+|_+$", "")
        .toUpperCase(Locale.ROOT);
  }
}
