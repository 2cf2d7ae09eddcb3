// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.power.plant;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Figures as sentences carry them. */
final class Figures {

  private Figures() {}

  /** Without needless digits. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return String.valueOf(value);
    }
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  static String percent(double value) {
    return number(value) + " %";
  }

  static String watts(double value) {
    return Math.round(value) + " W";
  }

  static String seconds(Duration time) {
    return time.toSeconds() + " s";
  }
}
