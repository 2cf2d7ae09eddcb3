// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.record;

import io.meriggio.device.Point;
import io.meriggio.device.PollClass;
import io.meriggio.device.Unit;
import io.meriggio.history.internal.store.Series;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is recorded of a device: numbers and truths that are polled often, except spans of time, and
 * counters of energy. Words stand in the journals of what happened, not here; counters of a day
 * follow from the total.
 */
final class Choice {
  private static final Pattern TOTAL =
      Pattern.compile("[a-z_]*energy[a-z_]*_total|energy_(import|export)_l[123]");

  /** Counters of a day, and bits in a word: no figures. */
  private static final Pattern NO_FIGURE = Pattern.compile(".*(_today|_flags)");

  private Choice() {}

  /** How a point is recorded; empty when it isn't. */
  static Optional<Series.Kind> of(Point point) {
    if (point.unit() == Unit.WATT_HOUR && TOTAL.matcher(point.id()).matches()) {
      return Optional.of(Series.Kind.COUNTER);
    }
    boolean often = point.pollClass() == PollClass.FAST || point.pollClass() == PollClass.NORMAL;
    boolean figure =
        (point.kind() == Point.Kind.NUMBER || point.kind() == Point.Kind.FLAG)
            && !NO_FIGURE.matcher(point.id()).matches()
            // time-outs and durations
            && point.unit() != Unit.SECOND;
    return often && figure ? Optional.of(Series.Kind.MEASURED) : Optional.empty();
  }

  /** The decimal digits that are kept: what meters resolve. */
  static int decimals(Unit unit) {
    return switch (unit) {
      case WATT, VAR, VOLT_AMPERE, WATT_HOUR, SECOND -> 0;
      case VOLT, CELSIUS, PERCENT -> 1;
      case AMPERE, HERTZ -> 2;
      case NONE -> 3;
    };
  }
}
