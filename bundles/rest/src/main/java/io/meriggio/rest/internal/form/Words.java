// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import io.meriggio.device.Fault;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;
import io.meriggio.device.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How single values look in JSON (vocabulary, rule 7). */
final class Words {
  /** Finer than any register; it only takes away the dust of binary fractions. */
  private static final int DECIMALS = 6;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT);

  private static final DateTimeFormatter TIME_OF_DAY =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private static final Pattern MODBUS_EXCEPTION =
      Pattern.compile("MODBUS_(\\d{1,3})|exception (?:code )?(\\d{1,3})", Pattern.CASE_INSENSITIVE);

  private Words() {}

  /** A number without exponent and without the dust of binary fractions. */
  static BigDecimal number(double value) {
    BigDecimal rounded =
        BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }

  /** A number, boolean, text or list of faults. */
  static Object value(Value value) {
    if (value instanceof Value.Numeric numeric) {
      return number(numeric.number());
    }
    if (value instanceof Value.Flag flag) {
      return flag.set();
    }
    if (value instanceof Value.Text text) {
      return text.text();
    }
    return ((Value.Faults) value).faults().stream().map(Words::fault).toList();
  }

  private static FaultForm fault(Fault fault) {
    return new FaultForm(fault.code(), fault.text());
  }

  /** The word of the vocabulary, null when there is nothing to explain. */
  static String reason(Reason reason) {
    return reason == Reason.NONE ? null : reason.name();
  }

  /** The same, with the number of a Modbus exception, which stands in the detail. */
  static String reason(Reason reason, Text detail) {
    if (reason != Reason.MODBUS_EXCEPTION) {
      return reason(reason);
    }
    Matcher number = MODBUS_EXCEPTION.matcher(detail.english());
    if (!number.find()) {
      return reason.name();
    }
    return "MODBUS_" + (number.group(1) == null ? number.group(2) : number.group(1));
  }

  /** ISO 8601 with the offset of the plant's zone, to the millisecond. */
  static String time(Instant at, ZoneId zone) {
    return TIME.format(at.atZone(zone));
  }

  /** A time of day, HH:mm. */
  static String timeOfDay(LocalTime time) {
    return TIME_OF_DAY.format(time);
  }

  /** Whole seconds that are left, so that 0 means over; null where no timer runs. */
  static Long seconds(Optional<Duration> left) {
    return left.map(span -> Math.max(0, (span.toMillis() + 999) / 1000)).orElse(null);
  }

  /** Null where there is no text. */
  static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
