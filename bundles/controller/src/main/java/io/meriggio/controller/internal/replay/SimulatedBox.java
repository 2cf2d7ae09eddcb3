// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.replay;

import io.meriggio.controller.internal.charging.ChargePointImage;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A charge point with a car that draws what it was offered one cycle ago, up to its own maximum,
 * and nothing once it is full.
 */
final class SimulatedBox {
  private static final double VOLTAGE = 230;
  private static final double MILLIS_PER_HOUR = 3_600_000;

  private final Scenario.Box box;
  private boolean plugged;
  private boolean online = true;
  private int phases;
  private double offered;
  private double power;
  private double meter;
  private double inCar;

  SimulatedBox(Scenario.Box box) {
    this.box = box;
    this.plugged = box.plugged();
    this.phases = box.phases();
    this.inCar = box.sessionEnergy();
  }

  /** A cycle passes: the car has drawn, and now follows what it is offered. */
  void pass(Duration cycle) {
    double energy = power * cycle.toMillis() / MILLIS_PER_HOUR;
    meter += energy;
    inCar += energy;
    follow();
  }

  private void follow() {
    boolean full = box.carCapacity().map(wh -> inCar >= wh - 1e-6).orElse(false);
    power = plugged && !full ? Math.min(offered, box.carMaxCurrent()) * VOLTAGE * inUse() : 0;
  }

  private int inUse() {
    return Math.min(phases, box.carPhases());
  }

  void offer(double amps) {
    if (online) {
      offered = amps;
    }
  }

  /** Takes the number of phases that it is told to charge on. */
  void phases(int wanted) {
    if (online && box.phases() == 3) {
      phases = wanted;
    }
  }

  void plug(boolean in) {
    if (in != plugged) {
      plugged = in;
      inCar = 0;
      // What was offered to the last car is not offered to the next.
      offered = 0;
      power = 0;
    }
  }

  void online(boolean answers) {
    online = answers;
  }

  boolean isOnline() {
    return online;
  }

  double power() {
    return power;
  }

  /** Adds what it draws to three phases, from the first on. */
  void draw(double[] watts) {
    for (int phase = 0; phase < inUse(); phase++) {
      watts[phase] += power / inUse();
    }
  }

  String id() {
    return box.id();
  }

  ChargePointImage image(Moment now) {
    return new ChargePointImage(
        box.id(),
        online,
        plugged ? ChargePointImage.Plug.PLUGGED : ChargePointImage.Plug.UNPLUGGED,
        Optional.empty(),
        Optional.of(new Sample(power, now)),
        List.of(),
        Optional.of(meter),
        power > 0 ? inUse() : phases,
        box.maxCurrent(),
        1,
        Optional.empty(),
        true,
        Optional.empty(),
        box.canSwitchPhases());
  }
}
