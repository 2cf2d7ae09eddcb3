// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.wallbox.internal;

import io.meriggio.device.DeviceException;
import io.meriggio.device.Reason;
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
      throw refused(
          "firmware '"
              + text
              + "' is no version that can be compared: found '"
              + text
              + "', allowed: numbers and dots, 1.0.493 or newer");
    }
    if (Arrays.compare(numbers(text), OLDEST) < 0) {
      throw refused("firmware " + text + " is older than 1.0.493");
    }
  }

  private static DeviceException refused(String what) {
    return new DeviceException(
        Reason.UNSUPPORTED_FIRMWARE,
        what
            + ". The charge point is not controlled: ask the manufacturer's support for an update");
  }

  private static int[] numbers(String text) {
    return Arrays.stream(text.replaceFirst("^[vV]", "").split("\\."))
        .mapToInt(Integer::parseInt)
        .toArray();
  }
}
