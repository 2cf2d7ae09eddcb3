// SPDX-License-Identifier: Apache-2.0
package io.meriggio.inverter;

import io.meriggio.device.ModbusLink;
import io.meriggio.device.SettingDescription;
import io.meriggio.device.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which command set steers an old storage inverter: the setting {@code commandSet}. */
public enum CommandSet {
  /** Found out at the first command, and kept. */
  AUTO("auto"),
  /** {@link VendorCommands}. */
  VENDOR("vendor"),
  /** {@link StandardCommands}. */
  STANDARD("standard");

  private static final String KEY = "commandSet";

  private final String word;

  CommandSet(String word) {
    this.word = word;
  }

  /** The setting, for a driver's description. */
  public static SettingDescription setting() {
    return new SettingDescription(
        KEY,
        SettingDescription.Type.CHOICE,
        Optional.of(AUTO.word),
        0,
        0,
        List.of(AUTO.word, VENDOR.word, STANDARD.word),
        false,
        InverterTexts.text("setting.command-set").byLanguage(),
        Map.of());
  }

  /** What the site says; AUTO when it says nothing. */
  public static CommandSet of(Settings settings) {
    String wanted = settings.text(KEY).orElse(AUTO.word);
    for (CommandSet set : values()) {
      if (set.word.equals(wanted)) {
        return set;
      }
    }
    return AUTO;
  }

  PassiveCommands commands(ModbusLink link, int unit, WorkMode workMode) {
    return switch (this) {
      case VENDOR -> new VendorCommands(link, unit);
      case STANDARD -> new StandardCommands(link, unit);
      case AUTO ->
          new FoundCommands(
              workMode, new StandardCommands(link, unit), new VendorCommands(link, unit));
    };
  }
}
