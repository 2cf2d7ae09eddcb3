// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.physics;

/**
 * The sun's place and a clear sky's light.
 *
 * @param latitude degrees, north positive
 * @param dayOfYear 1 to 366
 */
record Sun(double latitude, int dayOfYear) {

  /** Part of the clear-sky light that comes from everywhere, not from the sun's disc. */
  private static final double DIFFUSE = 0.15;

  /** Height over the horizon in radians at a solar hour (12 = noon), negative at night. */
  double elevation(double hour) {
    double phi = Math.toRadians(latitude);
    double delta = declination();
    return Math.asin(
        Math.sin(phi) * Math.sin(delta)
            + Math.cos(phi) * Math.cos(delta) * Math.cos(hourAngle(hour)));
  }

  /** Direction in radians from south, west positive. */
  double azimuth(double hour) {
    double phi = Math.toRadians(latitude);
    double delta = declination();
    double angle = hourAngle(hour);
    return Math.atan2(
        Math.sin(angle), Math.cos(angle) * Math.sin(phi) - Math.tan(delta) * Math.cos(phi));
  }

  /** Light on a level plane under a clear sky, W/m² (Haurwitz' formula). */
  double clearSky(double hour) {
    double height = Math.sin(elevation(hour));
    return height <= 0 ? 0 : 1098 * height * Math.exp(-0.057 / height);
  }

  /** Light on a tilted plane under a clear sky, W/m²; angles in degrees, azimuth west positive. */
  double onPlane(double hour, double tilt, double azimuth) {
    double level = clearSky(hour);
    if (level <= 0) {
      return 0;
    }
    double height = elevation(hour);
    double slope = Math.toRadians(tilt);
    double incidence =
        Math.sin(height) * Math.cos(slope)
            + Math.cos(height)
                * Math.sin(slope)
                * Math.cos(azimuth(hour) - Math.toRadians(azimuth));
    double beam = (1 - DIFFUSE) * level / Math.max(0.1, Math.sin(height));
    return DIFFUSE * level + beam * Math.max(0, incidence);
  }

  /**
   * First solar hour of the day with the sun at least this many degrees high; 12 if it never is.
   */
  double rise(double degrees) {
    double phi = Math.toRadians(latitude);
    double delta = declination();
    double cosine =
        (Math.sin(Math.toRadians(degrees)) - Math.sin(phi) * Math.sin(delta))
            / (Math.cos(phi) * Math.cos(delta));
    double half = Math.acos(Math.max(-1, Math.min(1, cosine)));
    return 12 - Math.toDegrees(half) / 15;
  }

  private double declination() {
    return Math.toRadians(23.45) * Math.sin(2 * Math.PI * (284 + dayOfYear) / 365.0);
  }

  private static double hourAngle(double hour) {
    return Math.toRadians(15 * (hour - 12));
  }
}
