// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.onboardio.internal;

import io.meriggio.device.Point;
import io.meriggio.device.Quality;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;

/**
 * How a current sensor is mounted.
 *
 * @param constant by what its power is multiplied: 1, or 3 where it measures one of three phases
 *     ("a production CT … its value is multiplied by 3")
 * @param inverted whether it is mounted the wrong way round
 */
record CurrentSensor(int constant, boolean inverted) {

  /**
   * What inverters draw at night: a production sensor that shows up to so much the wrong way is
   * mounted the right way, in W before the constant.
   */
  static final double STANDBY_DRAW = 100;

  /** The exchange with the grid: export +. */
  Reading exchange(Reading raw) {
    return scaled(OnboardPoints.GRID, raw);
  }

  /**
   * The production, never negative: a small draw is none, a large one is a sensor mounted the wrong
   * way round, and then the production is unknown.
   */
  Reading production(Reading raw) {
    Reading power = scaled(OnboardPoints.PV, raw);
    if (!(power.value().orElse(null) instanceof Value.Numeric numeric) || numeric.number() >= 0) {
      return power;
    }
    return numeric.number() >= -STANDBY_DRAW * constant
        ? reading(OnboardPoints.PV, 0, raw)
        : Reading.bad(OnboardPoints.PV, Reason.OUT_OF_RANGE, raw.at());
  }

  private Reading scaled(Point point, Reading raw) {
    return raw.value().orElse(null) instanceof Value.Numeric numeric
        ? reading(point, numeric.number() * (inverted ? -constant : constant), raw)
        : Reading.bad(point, raw.reason(), raw.at());
  }

  private Reading reading(Point point, double watt, Reading raw) {
    Value value = Value.of(watt + 0.0);
    if (raw.quality() == Quality.UNCERTAIN) {
      return Reading.uncertain(point, value, raw.reason(), raw.at());
    }
    return constant == 1
        ? Reading.good(point, value, raw.at())
        : Reading.uncertain(point, value, Reason.ESTIMATED, raw.at());
  }
}
