// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.physics;

/**
 * The simulated sky's own time and weather. It may run faster than the plant's clock, so that a
 * demonstration shows a whole day in minutes, and it may leave out the night.
 *
 * @param sun the sun of the chosen day and place
 * @param startHour solar hour at which it starts, 0 ≤ hour &lt; 24
 * @param skipNight whether the evening is followed by the next morning at once
 * @param clouds how much the weather takes at most, 0 (clear) to 1
 * @param seed chooses the weather
 */
record Sky(Sun sun, double startHour, boolean skipNight, double clouds, long seed) {

  /** Below this height in degrees the light is not worth watching: the night that is left out. */
  private static final double NIGHT = 6;

  /** Solar hour, 0 ≤ hour &lt; 24, when so many seconds of sky time have passed since the start. */
  double hour(double elapsed) {
    double first = sun.rise(NIGHT);
    double length = 24 - 2 * first;
    if (!skipNight || length <= 0) {
      return wrapped(startHour + elapsed / 3600, 24);
    }
    double start = Math.max(first, Math.min(24 - first, startHour));
    return first + wrapped(start - first + elapsed / 3600, length);
  }

  /** Part of the light that the clouds let through, 1 − clouds to 1. */
  double clearness(double elapsed) {
    double slow = new Noise(seed).at(elapsed / 2400);
    double quick = new Noise(seed + 1).at(elapsed / 700);
    double cover = Math.max(0, Math.min(1, 0.15 + 0.75 * slow + 0.25 * quick));
    return 1 - clouds * cover;
  }

  /** Air temperature, °C: coolest before sunrise, warmest in the afternoon. */
  double airTemperature(double elapsed) {
    return 20 + 7 * Math.cos(2 * Math.PI * (hour(elapsed) - 15) / 24);
  }

  private static double wrapped(double value, double length) {
    return value - length * Math.floor(value / length);
  }
}
