// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import io.meriggio.controller.internal.cycle.Sample;
import java.util.List;
import java.util.Optional;

/**
 * What a charge point shows in one cycle.
 *
 * @param id its device's id
 * @param online whether it answers now
 * @param plug what the control pilot says
 * @param fault the fault it reports; empty = none
 * @param power last good value of what the car draws, W
 * @param phasePower the same by phase, W; empty when it does not say
 * @param meter its energy meter, Wh, growing; empty without one
 * @param phases phases in use while it charges, else wired, 1…3
 * @param maxCurrent the least of display setting, rating and cable, A per phase
 * @param step its finest change of current, A
 * @param voltage phase to neutral, V; empty = nominal
 * @param authorised whether a card was shown, or none is asked for
 * @param card the card; empty when none
 * @param canSwitchPhases whether it can change between one and three phases
 */
public record ChargePointImage(
    String id,
    boolean online,
    Plug plug,
    Optional<String> fault,
    Optional<Sample> power,
    List<Double> phasePower,
    Optional<Double> meter,
    int phases,
    double maxCurrent,
    double step,
    Optional<Double> voltage,
    boolean authorised,
    Optional<String> card,
    boolean canSwitchPhases) {

  /** Nominal voltage of a phase, V. */
  static final double NOMINAL_VOLTAGE = 230;

  /** The least that the control pilot can offer, A per phase (IEC 61851). */
  static final double LEAST_CURRENT = 6;

  public ChargePointImage {
    phasePower = List.copyOf(phasePower);
    if (phases < 1 || phases > 3) {
      throw new IllegalArgumentException(id + ": phases is 1 to 3, found " + phases);
    }
  }

  /** What the pilot says. */
  public enum Plug {
    UNPLUGGED,
    PLUGGED,
    /** The charge point answers, but not what its pilot says. */
    UNKNOWN
  }

  /** The same on at most so many phases. */
  ChargePointImage onPhases(int most) {
    return most >= phases
        ? this
        : new ChargePointImage(
            id,
            online,
            plug,
            fault,
            power,
            phasePower,
            meter,
            most,
            maxCurrent,
            step,
            voltage,
            authorised,
            card,
            canSwitchPhases);
  }

  /** W of one ampere on every phase. */
  double wattsPerAmpere() {
    return (voltage.isPresent() ? voltage.get() : NOMINAL_VOLTAGE) * phases;
  }

  /** W of a current. */
  double watts(double amps) {
    return amps * wattsPerAmpere();
  }

  /** The least power it can charge with, W. */
  double leastPower() {
    return watts(LEAST_CURRENT);
  }

  /** The greatest current on its step that stays within a power, A per phase. */
  double floorToStep(double watts) {
    // A hair of tolerance: 2300 W / 230 V is 10 A, whatever the last bit of the division says.
    return Math.floor(watts / wattsPerAmpere() / step + 1e-9) * step;
  }

  /** The least current of the ecological strategies, A per phase: 1800 W, rounded up. */
  double ecoCurrent() {
    double amps = Math.ceil(EcoStrategy.LEAST_POWER / wattsPerAmpere() / step - 1e-9) * step;
    return Math.max(LEAST_CURRENT, amps);
  }

  /** What the car draws, W; 0 while nobody knows. */
  double drawnPower() {
    return power.isPresent() ? power.get().value() : 0;
  }

  /** The same per phase, A. */
  double drawnCurrent() {
    return drawnPower() / wattsPerAmpere();
  }
}
