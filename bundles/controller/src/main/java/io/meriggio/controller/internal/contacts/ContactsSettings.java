// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.contacts;

import io.meriggio.controller.LogicMode;
import io.meriggio.device.SwitchedOutput;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;

/**
 * What the site says of its contacts.
 *
 * @param zone of windows and of days
 * @param mode how many logics may be active
 * @param closeAtCheckOnly whether closing waits for a check too, as opening does
 * @param outputs what the site says of single outputs
 */
public record ContactsSettings(
    ZoneId zone,
    LogicMode mode,
    boolean closeAtCheckOnly,
    Map<SwitchedOutput, OutputSettings> outputs) {

  /**
   * What the site says of one output.
   *
   * @param name what it calls it
   * @param minimumOn for how long a closed contact stays closed, though its logic opens it. The end
   *     of a window, lost data and persons open it nevertheless
   * @param minimumOff for how long an open contact stays open, whoever wants it closed; counted
   *     from the start of the gateway too
   */
  public record OutputSettings(String name, Duration minimumOn, Duration minimumOff) {

    public OutputSettings {
      if (minimumOn.isNegative() || minimumOff.isNegative()) {
        throw new IllegalArgumentException(
            "minimum times are 0 or more, found " + minimumOn + " and " + minimumOff);
      }
    }
  }

  public ContactsSettings {
    outputs = Map.copyOf(outputs);
  }

  /** All logics, closing at once, no minimum times. */
  public static ContactsSettings of(ZoneId zone) {
    return new ContactsSettings(zone, LogicMode.ALL, false, Map.of());
  }

  OutputSettings of(SwitchedOutput output) {
    OutputSettings said = outputs.get(output);
    return said == null ? new OutputSettings(output.signal(), Duration.ZERO, Duration.ZERO) : said;
  }
}
