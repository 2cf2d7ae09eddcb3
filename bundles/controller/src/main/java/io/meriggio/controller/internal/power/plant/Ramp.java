// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.power.plant;

import java.time.Duration;

/**
 * How fast a set-point may change.
 *
 * @param up %/s away from 0
 * @param down %/s towards 0
 */
record Ramp(double up, double down) {

  /** The set-point after some time on the way to another; it passes 0 in a step of its own. */
  double next(double from, double to, Duration time) {
    double seconds = Math.max(0, time.toNanos() / 1e9);
    if (from < 0 || (from == 0 && to < 0)) {
      return -next(-from, -to, time) + 0.0;
    }
    return to >= from
        ? Math.min(to, from + up * seconds)
        : Math.max(Math.max(to, 0), from - down * seconds);
  }
}
