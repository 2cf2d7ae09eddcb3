// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.wallbox.internal;

import io.meriggio.device.DeviceException;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Which charge points are served, by their firmware (ev-charging; device-families). */
final class Firmware {

  private static final int[] OLDEST = {1, 0, 493};

  /** Numbers with dots between them, maybe a V before them. */
  private static final Pattern DOTTED = Pattern.compile("[vV]?\\d{1,9}(\\.\\d{1,9}){1,5}");

  private Firmware() {}

  /**
   * Refuses a version that is too old, or of which that can't be told.
   *
   * @throws DeviceException {@link Reason#UNSUPPORTED_FIRMWARE} with what was found and its mend
   */
  static void require(String version) throws DeviceException {
    String text = version.trim();
    if (!DOTTED.matcher(text).matches()) {
      throw refused(WallboxTexts.text("firmware.unclear", text));
    }
    if (Arrays.compare(numbers(text), OLDEST) < 0) {
      throw refused(WallboxTexts.text("firmware.old", text));
    }
  }

  /** Refuses a charge point that has a firmware version and does not tell it. */
  static DeviceException untold() {
    return refused(WallboxTexts.text("firmware.untold"));
  }

  private static DeviceException refused(Text found) {
    return new DeviceException(
        Reason.UNSUPPORTED_FIRMWARE, WallboxTexts.text("firmware.refused", found));
  }

  private static int[] numbers(String text) {
    return Arrays.stream(text.replaceFirst("^[vV]", "").split("\\."))
        .mapToInt(Integer::parseInt)
        .toArray();
  }
}
