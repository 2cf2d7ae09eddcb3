// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.physics;

import io.meriggio.simulator.state.Inverter;
import io.meriggio.simulator.state.Phases;
import io.meriggio.simulator.state.PvString;
import io.meriggio.simulator.state.Status;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** A three-phase string inverter: two trackers, limits, states, temperatures, counters. */
final class StringInverter {

  /** Own consumption while it runs, W. */
  private static final double STANDING_LOSS = 25;

  /** Part of the DC power that becomes AC power beyond the standing loss. */
  private static final double CONVERSION = 0.985;

  /** Least DC voltage with which it starts, V. */
  private static final double START_VOLTAGE = 180;

  /** Two roofs, for an inverter of 1 W. */
  private static final List<PvArray> ROOFS =
      List.of(new PvArray(0.52, 22, -25, 560), new PvArray(0.44, 22, 65, 480));

  private final double ratedPower;
  private final double connectSeconds;
  private final List<PvArray> roofs;
  private final int phases;

  private Setpoints setpoints = Setpoints.FREE;
  private Set<Integer> trips = Set.of();
  private Status status = Status.WAITING;
  private double countdown;
  private double ceiling = 1;
  private boolean limited;
  private double possible;
  private List<PvString> strings;
  private double acPower;
  private double reactivePower;
  private double heatsink = 25;
  private double energyToday;
  private double energyTotal = 12_345_600;
  private double secondsToday;
  private double secondsTotal = 4_321 * 3600.0;
  private LocalDate today = LocalDate.MIN;

  /** An inverter of this rated power, W, that waits so many seconds before it connects. */
  StringInverter(double ratedPower, double connectSeconds) {
    this(ratedPower, connectSeconds, 3, 2);
  }

  /** The same on one or three phases, with so many trackers. */
  StringInverter(double ratedPower, double connectSeconds, int phases, int trackers) {
    this.ratedPower = ratedPower;
    this.phases = phases;
    this.connectSeconds = connectSeconds;
    double volts = trackers > 2 ? 1.9 : phases == 1 ? 0.65 : 1;
    roofs =
        IntStream.range(0, trackers)
            .mapToObj(i -> ROOFS.get(i % 2).times(ratedPower * 2 / trackers).at(volts))
            .toList();
    strings = roofs.stream().map(roof -> new PvString(0, 0)).toList();
  }

  /** What a plant without an inverter shows in its place. */
  static Inverter absent() {
    return new StringInverter(1, 0).state(20);
  }

  void setpoints(Setpoints wanted) {
    setpoints = wanted;
  }

  void trips(Set<Integer> numbers) {
    trips = Set.copyOf(numbers);
  }

  /** Skips the waiting time: the plant was there before the simulation began. */
  void settle(Sky sky, double elapsed, Phases house) {
    status = Status.CHECKING;
    countdown = 0;
    decide(0, best(sky, elapsed));
    deliver(best(sky, elapsed), house);
    heatsink = targetTemperature(sky.airTemperature(elapsed));
  }

  /** Lives through a span of the plant's clock that ends now. */
  void step(double seconds, Sky sky, double elapsed, Phases house, LocalDate date) {
    count(seconds, date);
    List<PvString> best = best(sky, elapsed);
    decide(seconds, best);
    moveCeiling(seconds);
    deliver(best, house);
    double target = targetTemperature(sky.airTemperature(elapsed));
    heatsink += (target - heatsink) * Math.min(1, seconds / 120);
  }

  Phases acPower() {
    return Phases.over(phases, acPower);
  }

  Phases reactivePower() {
    return Phases.over(phases, reactivePower);
  }

  Inverter state(double airTemperature) {
    return new Inverter(
        status,
        countdown,
        strings,
        acPower(),
        reactivePower,
        airTemperature + (heatsink - airTemperature) * 0.6,
        heatsink,
        energyToday,
        energyTotal,
        secondsToday,
        secondsTotal,
        trips,
        limited,
        possible);
  }

  private List<PvString> best(Sky sky, double elapsed) {
    return roofs.stream().map(roof -> roof.best(sky, elapsed)).toList();
  }

  /** What flowed until now belongs to the span before the states change. */
  private void count(double seconds, LocalDate date) {
    if (!date.equals(today)) {
      energyToday = 0;
      secondsToday = 0;
      today = date;
    }
    double energy = acPower * seconds / 3600;
    energyToday += energy;
    energyTotal += energy;
    if (status == Status.RUNNING) {
      secondsToday += seconds;
      secondsTotal += seconds;
    }
  }

  private void decide(double seconds, List<PvString> best) {
    boolean sun = best.stream().anyMatch(string -> string.voltage() >= START_VOLTAGE);
    if (!trips.isEmpty()) {
      status = Status.FAULT;
    } else if (!setpoints.running() || !sun) {
      status = Status.WAITING;
    } else if (status == Status.WAITING || status == Status.FAULT) {
      status = Status.CHECKING;
      countdown = connectSeconds;
    } else if (status == Status.CHECKING) {
      countdown = Math.max(0, countdown - seconds);
      status = countdown > 0 ? Status.CHECKING : Status.RUNNING;
    }
    if (status != Status.CHECKING) {
      countdown = 0;
    }
  }

  private void moveCeiling(double seconds) {
    double away = setpoints.limit() - ceiling;
    double reach = setpoints.rampPerSecond() * seconds;
    ceiling =
        setpoints.rampPerSecond() == 0 || Math.abs(away) <= reach
            ? setpoints.limit()
            : ceiling + Math.copySign(reach, away);
  }

  private void deliver(List<PvString> best, Phases house) {
    double available = best.stream().mapToDouble(PvString::power).sum();
    possible = Math.min(ratedPower * 1.1, ac(available));
    double allowed = ratedPower * Math.min(1, ceiling);
    if (setpoints.exportLimit().isPresent()) {
      allowed = Math.min(allowed, house.total() + setpoints.exportLimit().getAsDouble());
    }
    limited = status == Status.RUNNING && ceiling < 1 && possible > allowed;
    acPower = status == Status.RUNNING ? Math.min(possible, Math.max(0, allowed)) : 0;
    double taken = status == Status.RUNNING ? dc(acPower, available) : 0;
    double part = available <= 0 ? 0 : taken / available;
    strings = best.stream().map(string -> throttled(string, part)).toList();
    reactivePower = status == Status.RUNNING ? wantedReactivePower() : 0;
  }

  private static PvString throttled(PvString best, double part) {
    return part >= 1 ? best : PvArray.throttled(best, part);
  }

  private static double ac(double dc) {
    return Math.max(0, dc * CONVERSION - STANDING_LOSS);
  }

  /** DC power behind an AC power; never more than there is. */
  private static double dc(double ac, double available) {
    return Math.min(available, (ac + STANDING_LOSS) / CONVERSION);
  }

  private double wantedReactivePower() {
    double asked = setpoints.reactive() * ratedPower;
    if (setpoints.powerFactor().isPresent()) {
      double factor = setpoints.powerFactor().getAsDouble();
      double size = Math.max(0.1, Math.abs(factor));
      asked = Math.copySign(acPower * Math.tan(Math.acos(Math.min(1, size))), factor);
    }
    return Math.max(-0.6 * ratedPower, Math.min(0.6 * ratedPower, asked));
  }

  private double targetTemperature(double air) {
    return air + 5 + 35 * acPower / ratedPower;
  }
}
