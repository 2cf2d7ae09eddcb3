// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import io.meriggio.simulator.internal.physics.Plant;
import io.meriggio.simulator.internal.physics.Setpoints;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Joins what each inverter behind a cabinet has been told with what the whole plant has been told:
 * the lower limit holds, and a stop of either. Used within one device's turn at a time.
 */
final class PscControl {

  /** What the plant level wants: running, ceiling, ramp, reactive power, cos phi. */
  record Level(
      boolean running,
      double limit,
      double rampPerSecond,
      double reactive,
      OptionalDouble powerFactor) {
    static final Level FREE = new Level(true, 1.1, 0, 0, OptionalDouble.empty());
  }

  private final Plant plant;
  private final int first;
  private final Setpoints[] own;
  private Level level = Level.FREE;

  /** The controls of so many inverters from this index on. */
  PscControl(Plant plant, int first, int count) {
    this.plant = plant;
    this.first = first;
    own = new Setpoints[count];
    Arrays.fill(own, Setpoints.FREE);
  }

  int first() {
    return first;
  }

  int count() {
    return own.length;
  }

  /** One inverter was told something at its own address. */
  synchronized void inverter(int number, Setpoints wanted) {
    own[number] = wanted;
    apply(number);
  }

  /** The plant was told something. */
  synchronized void level(Level wanted) {
    level = wanted;
    for (int i = 0; i < own.length; i++) {
      apply(i);
    }
  }

  private void apply(int number) {
    Setpoints one = own[number];
    boolean reactive = level.reactive() != 0 || level.powerFactor().isPresent();
    double ramp = level.limit() < one.limit() ? level.rampPerSecond() : one.rampPerSecond();
    plant.setpoints(
        first + number,
        new Setpoints(
            one.running() && level.running(),
            Math.min(one.limit(), level.limit()),
            ramp,
            reactive ? level.reactive() : one.reactive(),
            reactive ? level.powerFactor() : one.powerFactor(),
            one.exportLimit()));
  }
}
