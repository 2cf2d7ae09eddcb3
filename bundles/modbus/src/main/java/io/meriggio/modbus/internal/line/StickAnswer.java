// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import io.meriggio.modbus.line.StickSearch.Stick;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The answer of a stick to a search: {@code ip,mac,serial} in ASCII (solarman-v5 section 11). */
final class StickAnswer {
  /** Longer ones are none. */
  static final int LONGEST = 128;

  private static final Pattern BLANKS = Pattern.compile("^[\\s\\x00]+|[\\s\\x00]+$");
  private static final Pattern MAC =
      Pattern.compile("(?:[0-9A-F]{12}|[0-9A-F]{2}(?::[0-9A-F]{2}){5})");
  private static final Pattern SERIAL = Pattern.compile("[0-9]{1,10}");
  private static final long LARGEST_SERIAL = 0xFFFF_FFFFL;

  private StickAnswer() {}

  /**
   * What an answer says; empty when it is none of a logger: an echo of the question, a module that
   * is no logger, an address that is not the sender's.
   *
   * @param length bytes of it
   * @param sender the address that it came from, dotted
   */
  static Optional<Stick> parse(byte[] bytes, int length, String sender) {
    if (length > LONGEST) {
      return Optional.empty();
    }
    String text = trimmed(new String(bytes, 0, length, StandardCharsets.US_ASCII));
    String[] fields = text.split(",", -1);
    if (fields.length != 3) {
      return Optional.empty();
    }
    String mac = trimmed(fields[1]).toUpperCase(Locale.ROOT);
    Matcher serial = SERIAL.matcher(trimmed(fields[2]));
    if (!trimmed(fields[0]).equals(sender) || !MAC.matcher(mac).matches() || !serial.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(serial.group());
    boolean isLogger = number >= 1 && number <= LARGEST_SERIAL;
    return isLogger ? Optional.of(new Stick(sender, withColons(mac), number)) : Optional.empty();
  }

  private static String trimmed(String field) {
    return BLANKS.matcher(field).replaceAll("");
  }

  private static String withColons(String mac) {
    return mac.contains(":") ? mac : mac.replaceAll("..(?!$)", "$0:");
  }
}
