// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.contacts;

import io.meriggio.device.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Figures as sentences carry them: language neutral, with their units. */
final class Words {
  private Words() {}

  /** To a tenth at most: {@code 1500 W}, {@code 49.5 %}. */
  static String figure(double value, Unit unit) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e9) {
      return (long) value + " " + unit.symbol();
    }
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
    return rounded.stripTrailingZeros().toPlainString() + " " + unit.symbol();
  }

  /** In whole seconds: {@code 60 s}. */
  static String seconds(Duration span) {
    return span.toSeconds() + " s";
  }
}
