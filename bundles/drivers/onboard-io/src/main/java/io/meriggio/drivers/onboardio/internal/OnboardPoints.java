// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.onboardio.internal;

import io.meriggio.device.Point;
import io.meriggio.device.PollClass;
import io.meriggio.device.SwitchedOutput;
import io.meriggio.device.Unit;
import java.util.List;
import java.util.Optional;

/** The points of the gateway's terminals, the same whatever they are bound to. */
final class OnboardPoints {

  static final Point CT_1 = Point.number("ct_1_power", Unit.WATT, PollClass.FAST);
  static final Point CT_2 = Point.number("ct_2_power", Unit.WATT, PollClass.FAST);
  static final Point GRID = Point.number("grid_power", Unit.WATT, PollClass.FAST);
  static final Point PV = Point.number("pv_power", Unit.WATT, PollClass.FAST);
  static final Point TEMPERATURE_1 = Point.number("temperature_1", Unit.CELSIUS, PollClass.NORMAL);
  static final Point TEMPERATURE_2 = Point.number("temperature_2", Unit.CELSIUS, PollClass.NORMAL);
  static final Point INPUT_1 = flag("digital_input_1");
  static final Point INPUT_2 = flag("digital_input_2");

  /** An output follows a command at once: what does not within this time has failed. */
  static final int SETTLE_SECONDS = 2;

  private OnboardPoints() {}

  /** The point of an output; true = closed. */
  static Point of(SwitchedOutput output) {
    return flag(output.pointId())
        .commandable(new Point.Commandable(0, 1, 1, List.of(), 0, SETTLE_SECONDS));
  }

  private static Point flag(String id) {
    return new Point(id, Unit.NONE, Point.Kind.FLAG, PollClass.FAST, Optional.empty(), 2);
  }
}
