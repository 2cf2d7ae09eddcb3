// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.wallbox.internal;

import io.meriggio.device.DeviceException;
import io.meriggio.device.Reason;
import io.meriggio.device.Settings;
import io.meriggio.device.Text;
import java.time.Duration;

/**
 * What the charge point does when the gateway falls silent.
 *
 * @param failsafe the limit that it then applies, A: 0 or 6…32
 * @param timeout the silence after which it does, s: 10…3600
 */
record Watch(double failsafe, int timeout) {

  private static final Duration REFRESH = Duration.ofSeconds(20);

  /** By the settings of the site. */
  static Watch of(Settings settings) throws DeviceException {
    double failsafe = settings.number(WallboxDriver.FAILSAFE_CURRENT).orElse(Amperes.SMALLEST);
    int timeout = settings.number(WallboxDriver.WATCHDOG_TIMEOUT).orElse(60.0).intValue();
    Text problem = Amperes.problem("settings.failsafeCurrent", failsafe).orElse(Text.NONE);
    if (!problem.isEmpty()) {
      throw new DeviceException(Reason.BAD_CONFIGURATION, problem);
    }
    return new Watch(failsafe, timeout);
  }

  /** How often the charge point must hear from us, with room for two lost frames. */
  Duration refresh() {
    Duration third = Duration.ofSeconds(timeout).dividedBy(3);
    return third.compareTo(REFRESH) < 0 ? third : REFRESH;
  }
}
