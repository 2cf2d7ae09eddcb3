// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator;

/**
 * The simulated sky and how fast it goes.
 *
 * @param latitude degrees, north positive
 * @param longitude degrees, east positive; used with the real hour only
 * @param dayOfYear 1 to 366; 0 = today
 * @param startHour solar hour at the start, 0 ≤ hour &lt; 24; below 0 = the real solar hour
 * @param secondsPerSecond seconds of sky time in one second of the clock; 0 stands still, 1 is real
 * @param skipNight whether the evening is followed by the next morning at once
 * @param clouds how much light the clouds take at most, 0 to 1
 * @param seed chooses weather and house
 */
public record SkySettings(
    double latitude,
    double longitude,
    int dayOfYear,
    double startHour,
    double secondsPerSecond,
    boolean skipNight,
    double clouds,
    long seed) {}
