// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.cycle;

import java.time.Instant;
import java.util.Optional;
import org.shredzone.commons.suncalc.SunPosition;

/**
 * Whether the sun is up at a place.
 *
 * @param latitude degrees, north is positive
 * @param longitude degrees, east is positive
 */
public record Daylight(double latitude, double longitude) {
  /** Sunrise and sunset: the upper limb at the horizon, refraction included, degrees. */
  private static final double HORIZON = -0.833;

  /** The daylight of a place; empty when a part of it is not known. */
  public static Optional<Daylight> at(Optional<Double> latitude, Optional<Double> longitude) {
    return latitude.flatMap(north -> longitude.map(east -> new Daylight(north, east)));
  }

  /** Whether the sun is up. */
  public boolean isUp(Instant now) {
    return SunPosition.compute().on(now).at(latitude, longitude).execute().getTrueAltitude()
        > HORIZON;
  }
}
