// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.power.plant;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/**
 * What a site says of plant power control.
 *
 * @param rampUp %/s of rated power, away from 0
 * @param rampDown %/s of rated power, towards 0
 * @param confirmWithin how long after the end of a ramp the plant may take to do it
 * @param controllerTimeout how long the plant controller may be silent; zero = it is not watched
 * @param onControllerLoss what its silence means
 * @param fallBack the limit in % for {@link OnLoss#FALL_BACK}
 * @param zone whose wall time the schedule means
 * @param schedule set-points by the time of day; the first that applies counts
 */
public record PowerSettings(
    double rampUp,
    double rampDown,
    Duration confirmWithin,
    Duration controllerTimeout,
    OnLoss onControllerLoss,
    double fallBack,
    ZoneId zone,
    List<ScheduledSetPoints> schedule) {

  /** What becomes of the plant controller's set-points when it falls silent. */
  public enum OnLoss {
    /** They stay. */
    HOLD,
    /** The limit of active power becomes a given percentage; the others stay. */
    FALL_BACK,
    /** They end. */
    RELEASE
  }

  public PowerSettings {
    schedule = List.copyOf(schedule);
  }

  /** What holds where the site says nothing. */
  public static PowerSettings standard(ZoneId zone) {
    return new PowerSettings(
        2, 20, Duration.ofSeconds(15), Duration.ofSeconds(60), OnLoss.HOLD, 100, zone, List.of());
  }
}
