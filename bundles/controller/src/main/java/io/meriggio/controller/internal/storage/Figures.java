// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.storage;

import java.time.Duration;

/** Figures as sentences carry them. */
final class Figures {
  private Figures() {}

  static String watts(double watts) {
    return Math.round(watts) + " W";
  }

  static String percent(double percent) {
    return Math.round(percent) + " %";
  }

  static String seconds(Duration time) {
    return time.toSeconds() + " s";
  }

  static String minutes(Duration time) {
    return (time.toSeconds() + 59) / 60 + " min";
  }
}
