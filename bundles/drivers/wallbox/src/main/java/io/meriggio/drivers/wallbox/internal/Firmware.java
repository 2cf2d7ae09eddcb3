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
      throw refused(
          "firmware '"
              + text
              + "' can't be compared: numbers and dots are allowed, 1.0.493 or newer",
          "il firmware '"
              + text
              + "' non è confrontabile: sono ammessi numeri e punti, 1.0.493 o successivo");
    }
    if (Arrays.compare(numbers(text), OLDEST) < 0) {
      throw refused(
          "firmware " + text + " is older than 1.0.493",
          "il firmware " + text + " è anteriore a 1.0.493");
    }
  }

  /** Refuses a charge point that has a firmware version and does not tell it. */
  static DeviceException untold() {
    return refused(
        "the charge point does not tell its firmware version: 1.0.493 or newer is needed",
        "la stazione non indica la versione del firmware: serve 1.0.493 o successivo");
  }

  private static DeviceException refused(String english, String italian) {
    return new DeviceException(
        Reason.UNSUPPORTED_FIRMWARE,
        new Text(
            english
                + ". The charge point is not controlled: ask the manufacturer's support before"
                + " connecting it",
            italian
                + ". La stazione non viene comandata: rivolgersi all'assistenza del costruttore"
                + " prima di collegarla"));
  }

  private static int[] numbers(String text) {
    return Arrays.stream(text.replaceFirst("^[vV]", "").split("\\."))
        .mapToInt(Integer::parseInt)
        .toArray();
  }
}
