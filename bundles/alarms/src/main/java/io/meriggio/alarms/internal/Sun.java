// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal;

import io.meriggio.controller.PlantDescription;
import java.time.Instant;
import java.util.Optional;
import org.shredzone.commons.suncalc.SunPosition;

/** Whether the sun is up where the plant is. */
final class Sun {
  /** Sunrise and sunset: the upper limb at the horizon, refraction included, degrees. */
  private static final double HORIZON = -0.833;

  private Sun() {}

  /** Empty when nobody said where the plant is. */
  static Optional<Boolean> isUp(PlantDescription plant, Instant now) {
    return plant
        .latitude()
        .flatMap(
            north ->
                plant
                    .longitude()
                    .map(
                        east ->
                            SunPosition.compute()
                                    .on(now)
                                    .at(north, east)
                                    .execute()
                                    .getTrueAltitude()
                                > HORIZON));
  }
}
