// SPDX-License-Identifier: Apache-2.0
package io.meriggio.inverter;

import io.meriggio.device.SettingDescription;
import java.util.Optional;

/** The settings that say what is wired to an inverter. */
public final class Wiring {
  /** Whether the inverter measures the exchange with the grid. */
  public static final String EXCHANGE_MEASURED = "exchangeMeasured";

  private Wiring() {}

  /**
   * The setting {@link #EXCHANGE_MEASURED}, for a driver's description.
   *
   * @param usual what holds for a site that says nothing
   */
  public static SettingDescription exchangeMeasured(boolean usual) {
    return SettingDescription.flag(
        EXCHANGE_MEASURED, Optional.of(usual), InverterTexts.text("setting.exchange-measured"));
  }
}
