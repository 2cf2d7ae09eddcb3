// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.hyd.internal;

import io.meriggio.device.DeviceException;
import io.meriggio.device.Settings;
import io.meriggio.inverter.Registers;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many PV strings and battery packs are wired to a G3 hybrid.
 *
 * @param strings 0…4
 * @param packs 0…8
 */
record Inputs(int strings, int packs) {

  static final int MOST_STRINGS = 4;
  static final int MOST_PACKS = 8;
  static final String PV_STRINGS = "pvStrings";
  static final String BATTERY_PACKS = "batteryPacks";

  private static final Pattern STRING = Pattern.compile("pv([0-9]+)_.*");
  private static final Pattern PACK = Pattern.compile("battery_?([0-9]+)_.*");
  private static final int CHANNEL_TYPES = 0x1011;
  private static final int CHANNELS = 16;
  private static final int FIRST_BATTERY_TYPE = 128;
  private static final int FIRST_WIND_TYPE = 256;
  private static final int PACK_VOLTAGE = 0x0604;
  private static final int PACK_LENGTH = 7;
  private static final int NOT_THERE = 0xFFFF;

  /**
   * By the settings of the site; where they say nothing by the types of the input channels (0x1011
   * to 0x1020), and for packs also by which of them has a voltage. What does not tell counts as all
   * strings and one pack.
   */
  static Inputs found(Registers registers, Settings settings) throws DeviceException {
    Optional<int[]> types = registers.ifThere(0x03, CHANNEL_TYPES, CHANNELS);
    int pv = types.map(t -> count(t, 1, FIRST_BATTERY_TYPE)).orElse(0);
    int batteries = types.map(t -> count(t, FIRST_BATTERY_TYPE, FIRST_WIND_TYPE)).orElse(0);
    boolean told = pv + batteries > 0;
    int byTypes = told ? pv : MOST_STRINGS;
    int live = livePacks(registers);
    int packs = Math.max(told ? batteries : 1, live);
    return new Inputs(
        setting(settings, PV_STRINGS).orElse(Math.min(byTypes, MOST_STRINGS)),
        setting(settings, BATTERY_PACKS).orElse(Math.min(packs, MOST_PACKS)));
  }

  private static Optional<Integer> setting(Settings settings, String key) {
    return settings.number(key).map(Double::intValue);
  }

  private static int count(int[] types, int from, int below) {
    int count = 0;
    for (int type : types) {
      count += type >= from && type < below ? 1 : 0;
    }
    return count;
  }

  /** The last pack with a voltage. */
  private static int livePacks(Registers registers) throws DeviceException {
    Optional<int[]> block = registers.ifThere(0x03, PACK_VOLTAGE, MOST_PACKS * PACK_LENGTH);
    int last = 0;
    for (int pack = 0; block.isPresent() && pack < MOST_PACKS; pack++) {
      int volts = block.get()[pack * PACK_LENGTH];
      last = volts != 0 && volts != NOT_THERE ? pack + 1 : last;
    }
    return last;
  }

  /** Whether a point is one of a string or pack that is not wired. */
  boolean lack(String id) {
    return beyond(STRING.matcher(id), strings) || beyond(PACK.matcher(id), packs);
  }

  private static boolean beyond(Matcher numbered, int present) {
    return numbered.matches() && Integer.parseInt(numbered.group(1)) > present;
  }
}
