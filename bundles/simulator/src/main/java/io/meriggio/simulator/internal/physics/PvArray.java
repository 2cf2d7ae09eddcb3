// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.physics;

import io.meriggio.simulator.state.PvString;

/**
 * One string of modules on one roof.
 *
 * @param peakPower W at 1000 W/m² and 25 °C
 * @param tilt degrees
 * @param azimuth degrees from south, west positive
 * @param voltage V at its best point at 25 °C
 */
record PvArray(double peakPower, double tilt, double azimuth, double voltage) {

  /** The same roof with so many times its power. */
  PvArray times(double factor) {
    return new PvArray(peakPower * factor, tilt, azimuth, voltage);
  }

  /** The same roof with so many times its voltage. */
  PvArray at(double factor) {
    return new PvArray(peakPower, tilt, azimuth, voltage * factor);
  }

  /** Voltage and current at the best point of the moment. */
  PvString best(Sky sky, double elapsed) {
    double light = sky.sun().onPlane(sky.hour(elapsed), tilt, azimuth) * sky.clearness(elapsed);
    double warmth = sky.airTemperature(elapsed) + light * 0.028 - 25;
    double power = Math.max(0, peakPower * light / 1000 * (1 - 0.0037 * warmth));
    // a string reaches its voltage with little light; at night there is none
    double volts = voltage * (1 - 0.003 * warmth) * (1 - Math.exp(-light / 12));
    return volts < 1 ? new PvString(0, 0) : new PvString(volts, power / volts);
  }

  /** The same string when only a part (0 to 1) of that power is taken: the voltage rises. */
  static PvString throttled(PvString best, double part) {
    if (part <= 0 || best.power() <= 0) {
      return new PvString(best.voltage() * 1.18, 0);
    }
    double volts = best.voltage() * (1 + 0.18 * (1 - part));
    return new PvString(volts, best.power() * part / volts);
  }
}
