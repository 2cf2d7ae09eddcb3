// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.physics;

import io.meriggio.simulator.state.Charger;
import io.meriggio.simulator.state.Phases;
import io.meriggio.simulator.state.Pilot;
import io.meriggio.simulator.state.Session;
import java.time.Instant;
import java.util.Optional;

/**
 * A charge point and the car that comes and goes: plugged in by the sky's hour, charged within the
 * least of all limits, held by a watchdog when its master is silent.
 */
final class ChargePoint {

  private static final double LEAST_CURRENT = 6;
  private static final double COS_PHI = 0.99;

  private final CarSpec car;
  private ChargeOrders orders = ChargeOrders.FREE;
  private boolean stopped;
  private double silence;
  private boolean plugged;
  private Optional<Boolean> wantedCar = Optional.empty();
  private boolean full;
  private double carEnergy;
  private double sessionEnergy;
  private double sessionSeconds;
  private Instant sessionStart = Instant.EPOCH;
  private double energyTotal;
  private Phases power = Phases.ZERO;
  private double offered;
  private Session session = Session.IDLE;

  ChargePoint(CarSpec car) {
    this.car = car;
    energyTotal = 1_234_000;
  }

  ChargeOrders orders() {
    return orders;
  }

  void order(ChargeOrders wanted) {
    orders = wanted;
  }

  /** A master was heard with a command. */
  void heard() {
    silence = 0;
  }

  void start() {
    stopped = false;
    full = false;
  }

  void stop() {
    stopped = true;
  }

  /** Whether its car is there whatever the hour. */
  void wantCar(Optional<Boolean> there) {
    wantedCar = there;
  }

  /** Lives through a span that ends now. */
  void step(double seconds, double skySeconds, double hour, Phases voltage, Instant now) {
    double energy = power.total() * seconds / 3600;
    energyTotal += energy;
    sessionEnergy += energy;
    carEnergy = Math.min(car.capacity(), carEnergy + power.total() * skySeconds / 3600 * 0.92);
    sessionSeconds += power.total() > 0 ? seconds : 0;
    silence += seconds;
    plug(hour, now);
    decide();
    int lines = session == Session.CHARGING ? lines() : 0;
    double amps = Math.min(offered, car.mostCurrent()) * appetite() * COS_PHI;
    power =
        new Phases(
            lines >= 1 ? amps * voltage.l1() : 0,
            lines == 3 ? amps * voltage.l2() : 0,
            lines == 3 ? amps * voltage.l3() : 0);
  }

  private void plug(double hour, Instant now) {
    boolean there = wantedCar.orElseGet(() -> car.isThere(hour));
    if (there && !plugged) {
      carEnergy = car.capacity() * car.arrivesWith();
      sessionEnergy = 0;
      sessionSeconds = 0;
      sessionStart = now;
      stopped = false;
      full = false;
    }
    plugged = there;
  }

  private void decide() {
    offered = Math.min(Math.min(limit(), orders.ceiling()), car.ratedCurrent());
    if (offered < LEAST_CURRENT) {
      offered = 0;
    }
    full |= plugged && carEnergy >= car.capacity() * 0.999;
    boolean enough = orders.energy() > 0 && sessionEnergy >= orders.energy();
    if (!plugged) {
      session = Session.IDLE;
    } else if (stopped || enough) {
      session = Session.FINISHED;
    } else if (full) {
      session = Session.PAUSED_BY_CAR;
    } else if (orders.locked()) {
      session = Session.READY;
    } else if (offered == 0) {
      session = Session.PAUSED;
    } else {
      session = Session.CHARGING;
    }
    if (session != Session.CHARGING && session != Session.READY) {
      offered = session == Session.PAUSED ? 0 : offered;
    }
  }

  private boolean failsafe() {
    return orders.watchdog() > 0 && silence >= orders.watchdog();
  }

  private double limit() {
    return failsafe() ? Math.min(orders.limit(), orders.failsafe()) : orders.limit();
  }

  private int lines() {
    int wired = Math.min(car.phases(), car.wiredPhases());
    return orders.phases() == 1 ? 1 : wired;
  }

  /** The last twentieth goes in more and more slowly. */
  private double appetite() {
    double left = 1 - carEnergy / car.capacity();
    return Math.max(0.15, Math.min(1, left / 0.05));
  }

  Phases power() {
    return power;
  }

  Charger state() {
    Pilot pilot =
        session == Session.IDLE ? Pilot.A : session == Session.CHARGING ? Pilot.C : Pilot.B;
    return new Charger(
        pilot,
        session,
        power,
        offered,
        session == Session.CHARGING ? lines() : 0,
        failsafe(),
        orders.watchdog() <= 0 ? -1 : Math.max(0, orders.watchdog() - silence),
        sessionEnergy,
        sessionSeconds,
        sessionStart,
        energyTotal,
        plugged ? 100 * carEnergy / car.capacity() : 0);
  }
}
