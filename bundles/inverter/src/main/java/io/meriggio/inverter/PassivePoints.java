// SPDX-License-Identifier: Apache-2.0
package io.meriggio.inverter;

import io.meriggio.device.Point;
import io.meriggio.device.PollClass;
import io.meriggio.device.SettingDescription;
import io.meriggio.device.Unit;
import java.util.List;
import java.util.Optional;

/** Points and settings of the control of old storage inverters. */
public final class PassivePoints {

  /** The vocabulary's words of {@code storage_mode} that can be commanded. */
  public static final String SELF_CONSUMPTION = "SELF_CONSUMPTION";

  public static final String FORCED = "FORCED";
  public static final String NO_DISCHARGE = "NO_DISCHARGE";

  /** What the inverter does when it is none of them. */
  public static final String OTHER = "OTHER";

  static final String ALLOW_PASSIVE_MODE = "allowPassiveMode";

  private static final int SETTLE_SECONDS = 10;

  /** Who steers the battery: {@code SELF_CONSUMPTION}, {@code FORCED}, {@code NO_DISCHARGE}. */
  public static final Point STORAGE_MODE =
      Point.text("storage_mode", PollClass.NORMAL)
          .commandable(
              new Point.Commandable(
                  0, 0, 0, List.of(SELF_CONSUMPTION, FORCED, NO_DISCHARGE), 0, SETTLE_SECONDS));

  private PassivePoints() {}

  /**
   * The point {@code battery_power_setpoint}: discharge +, charge −.
   *
   * @param watts the inverter's nominal power, for both directions
   */
  public static Point setpoint(int watts) {
    return Point.number("battery_power_setpoint", Unit.WATT, PollClass.NORMAL)
        .commandable(new Point.Commandable(-watts, watts, 1, List.of(), 0, SETTLE_SECONDS));
  }

  /** The setting {@code allowPassiveMode}, for a driver's description. */
  public static SettingDescription allowPassiveMode() {
    return SettingDescription.flag(
        ALLOW_PASSIVE_MODE, Optional.of(false), InverterTexts.text("setting.allow-passive-mode"));
  }
}
