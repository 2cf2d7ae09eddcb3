// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What is true in the plant at one instant, before any register rounds it. Units W, var, V, A, Hz,
 * °C, Wh, s; signs as the gateway's vocabulary has them: {@code grid.power} counts export as
 * positive, {@code inverter.acPower} delivery as positive.
 *
 * <p>At every instant and on each phase: what all inverters and storages give is what the house,
 * the chargers, the heat pumps and the switched loads draw, and what is fed in.
 *
 * @param at the instant of the plant's clock
 * @param skyHour solar hour of the simulated sky, 0 ≤ hour &lt; 24
 * @param house active power that the house draws on each phase, W, ≥ 0
 * @param inverter the string inverter, or the one that is looked at among several
 * @param grid the exchange at the meter
 * @param units everything that the plant has
 */
public record PlantState(
    Instant at, double skyHour, Phases house, Inverter inverter, Grid grid, Units units) {

  /** A plant that has one string inverter and nothing else. */
  public PlantState(Instant at, double skyHour, Phases house, Inverter inverter, Grid grid) {
    this(
        at,
        skyHour,
        house,
        inverter,
        grid,
        new Units(List.of(inverter), List.of(), List.of(), List.of(), Switches.NONE, 20));
  }

  /** The same with another string inverter in the middle; the first has index 0. */
  public PlantState lookingAt(int index) {
    return new PlantState(at, skyHour, house, units.inverters().get(index), grid, units);
  }

  /** What everything that gives gives, less what everything that draws draws, on each phase, W. */
  public Phases balance() {
    Phases sum = house.map(watts -> -watts);
    for (Inverter one : units.inverters()) {
      sum = sum.plus(one.acPower());
    }
    for (Storage one : units.storages()) {
      sum = sum.plus(one.acPower());
    }
    for (Charger one : units.chargers()) {
      sum = sum.minus(one.power());
    }
    for (HeatPump one : units.heatPumps()) {
      sum = sum.minus(one.electricPower());
    }
    return sum.minus(units.switches().power());
  }

  /**
   * All that a plant may have, each in the order of its configuration.
   *
   * @param inverters string inverters, also those of other makers
   * @param storages hybrids, retrofit storage, battery cabinets
   * @param chargers charge points
   * @param heatPumps heat pumps
   * @param switches inputs and outputs of the gateway's board
   * @param airTemperature outdoors, °C
   */
  public record Units(
      List<Inverter> inverters,
      List<Storage> storages,
      List<Charger> chargers,
      List<HeatPump> heatPumps,
      Switches switches,
      double airTemperature) {

    /** Takes its own copies. */
    public Units {
      inverters = List.copyOf(inverters);
      storages = List.copyOf(storages);
      chargers = List.copyOf(chargers);
      heatPumps = List.copyOf(heatPumps);
    }
  }

  /**
   * A counter that starts anew at local midnight, and its sum.
   *
   * @param today Wh since local midnight or since the start
   * @param total Wh of its life
   */
  public record Energy(double today, double total) {}

  /** How a storage is governed. */
  public enum StorageMode {
    /** It keeps the exchange at zero. */
    SELF_CONSUMPTION,
    /** By tariff; acts as self-consumption here. */
    TIME_OF_USE,
    /** By the clock; acts as self-consumption here. */
    TIMED,
    /** By commands from outside. */
    PASSIVE
  }

  /**
   * A battery.
   *
   * @param power at its terminals, discharge positive, W
   * @param soc state of charge, %
   * @param voltage V
   * @param temperature °C
   * @param soh state of health, %
   * @param cycles full cycles of its life
   * @param capacity Wh
   * @param mostCharge W that it takes now
   * @param mostDischarge W that it gives now
   */
  public record Battery(
      double power,
      double soc,
      double voltage,
      double temperature,
      double soh,
      double cycles,
      double capacity,
      double mostCharge,
      double mostDischarge) {

    /** Discharge positive, A. */
    public double current() {
      return power / voltage;
    }
  }

  /**
   * An inverter with a battery; without strings it sits on the AC side alone.
   *
   * @param status what it is doing
   * @param mode how it is governed
   * @param standby whether it has been told to do nothing, or has been left alone too long
   * @param strings its PV strings, none for a retrofit
   * @param acPower active power to the AC side on each phase, drawing negative, W
   * @param reactivePower injected, var
   * @param battery its battery
   * @param foreignPv what other generators of the plant give, as its own sensor sees it, W
   * @param load what the plant draws, W
   * @param pv production
   * @param consumed what the plant drew
   * @param imported what the plant drew from the grid
   * @param exported what the plant fed in
   * @param charged into the battery
   * @param discharged from the battery
   * @param insideTemperature °C
   * @param heatsinkTemperature °C
   * @param secondsToday on the grid since local midnight or since the start
   * @param secondsTotal on the grid in its life
   * @param trips active protective functions, by number
   * @param limited whether something from outside holds it below what it could give
   */
  public record Storage(
      Status status,
      StorageMode mode,
      boolean standby,
      List<PvString> strings,
      Phases acPower,
      double reactivePower,
      Battery battery,
      double foreignPv,
      double load,
      Energy pv,
      Energy consumed,
      Energy imported,
      Energy exported,
      Energy charged,
      Energy discharged,
      double insideTemperature,
      double heatsinkTemperature,
      double secondsToday,
      double secondsTotal,
      Set<Integer> trips,
      boolean limited) {

    /** Takes its own copies. */
    public Storage {
      strings = List.copyOf(strings);
      trips = Set.copyOf(trips);
    }

    /** DC power of all strings, W. */
    public double pvPower() {
      return strings.stream().mapToDouble(PvString::power).sum();
    }
  }

  /** State of a car at a charge point, by IEC 61851. */
  public enum Pilot {
    /** No car. */
    A,
    /** A car that isn't charged. */
    B,
    /** Charging. */
    C
  }

  /** Why a car at a charge point is or isn't charged. */
  public enum Session {
    /** No car. */
    IDLE,
    /** Plugged, nothing asked for yet. */
    READY,
    /** Charging. */
    CHARGING,
    /** The limit is 0. */
    PAUSED,
    /** The car takes no more. */
    PAUSED_BY_CAR,
    /** Stopped by command, or its energy is reached. */
    FINISHED
  }

  /**
   * A charge point.
   *
   * @param pilot state of the car
   * @param session why
   * @param power drawn on each phase, W, ≥ 0
   * @param limit A a phase that is really offered; 0 while paused
   * @param phases that carry current: 0, 1 or 3
   * @param failsafe whether its watchdog has run out
   * @param watchdogLeft seconds until then; below 0 = off
   * @param sessionEnergy Wh since the car was plugged in
   * @param sessionSeconds with closed contactor
   * @param sessionStart when the car was plugged in
   * @param energyTotal Wh of its life
   * @param carSoc of the car, %
   */
  public record Charger(
      Pilot pilot,
      Session session,
      Phases power,
      double limit,
      int phases,
      boolean failsafe,
      double watchdogLeft,
      double sessionEnergy,
      double sessionSeconds,
      Instant sessionStart,
      double energyTotal,
      double carSoc) {}

  /** What a heat pump does. */
  public enum HeatState {
    /** Switched off. */
    OFF,
    /** Nothing to heat. */
    STANDBY,
    /** Heating the house. */
    HEATING,
    /** Heating the tank. */
    HOT_WATER,
    /** Held by SG-Ready state 1. */
    LOCKED
  }

  /**
   * A heat pump.
   *
   * @param state what it does
   * @param sgReady SG-Ready state in force: 1 lock, 2 normal, 3 recommended, 4 forced
   * @param electricPower drawn on each phase, W, ≥ 0
   * @param thermalPower useful heat, W, ≥ 0
   * @param tank temperature of the hot water, °C
   * @param flow water to the house, °C
   * @param back water from the house, °C
   * @param electricTotal Wh drawn in its life
   * @param thermalTotal Wh given in its life
   * @param compressorSeconds of its life
   * @param compressorStarts of its life
   * @param watchdogLeft seconds until its requests end; below 0 = off
   */
  public record HeatPump(
      HeatState state,
      int sgReady,
      Phases electricPower,
      double thermalPower,
      double tank,
      double flow,
      double back,
      double electricTotal,
      double thermalTotal,
      double compressorSeconds,
      long compressorStarts,
      double watchdogLeft) {}

  /**
   * The gateway's own terminals.
   *
   * @param closed outputs 1 to 4
   * @param power what the loads behind closed outputs draw on each phase, W
   * @param inputs digital inputs 1 and 2
   * @param expired whether the watchdog has opened them
   */
  public record Switches(
      List<Boolean> closed, Phases power, List<Boolean> inputs, boolean expired) {
    /** All open. */
    public static final Switches NONE =
        new Switches(
            List.of(false, false, false, false), Phases.ZERO, List.of(false, false), false);

    /** Takes its own copies. */
    public Switches {
      closed = List.copyOf(closed);
      inputs = List.copyOf(inputs);
    }
  }

  /** What the inverter is doing. */
  public enum Status {
    /** No sun, or told to stop. */
    WAITING,
    /** Counting down to the connection. */
    CHECKING,
    /** Feeding in. */
    RUNNING,
    /** Stopped by a protective function; starts again when it is gone. */
    FAULT
  }

  /**
   * One string of modules.
   *
   * @param voltage V
   * @param current A
   */
  public record PvString(double voltage, double current) {
    /** DC power, W. */
    public double power() {
      return voltage * current;
    }
  }

  /**
   * The string inverter.
   *
   * @param status what it is doing
   * @param countdown seconds until it connects, 0 unless {@code CHECKING}
   * @param strings its PV strings
   * @param acPower active power to the AC side on each phase, W
   * @param reactivePower reactive power injected, var, leading positive
   * @param insideTemperature air in the case, °C
   * @param heatsinkTemperature °C
   * @param energyToday production since local midnight or since the start, Wh
   * @param energyTotal production of its life, Wh
   * @param secondsToday time on the grid since local midnight or since the start, s
   * @param secondsTotal time on the grid of its life, s
   * @param trips protective functions that are active, by the number on the display (1 = grid
   *     over-voltage)
   * @param limited whether a set-point from outside holds the output below what the sun gives
   * @param available active power that it could give without any limit, W
   */
  public record Inverter(
      Status status,
      double countdown,
      List<PvString> strings,
      Phases acPower,
      double reactivePower,
      double insideTemperature,
      double heatsinkTemperature,
      double energyToday,
      double energyTotal,
      double secondsToday,
      double secondsTotal,
      Set<Integer> trips,
      boolean limited,
      double available) {

    /** Takes its own copies. */
    public Inverter {
      strings = List.copyOf(strings);
      trips = Set.copyOf(trips);
    }

    /** DC power of all strings, W. */
    public double pvPower() {
      return strings.stream().mapToDouble(PvString::power).sum();
    }
  }

  /**
   * The exchange with the grid.
   *
   * @param power active power, export positive, W
   * @param reactivePower reactive power drawn from the grid, inductive positive, var
   * @param voltage phase to neutral, V
   * @param current magnitude, A, ≥ 0
   * @param frequency Hz
   * @param importTotal energy drawn, of the sum of the phases, Wh
   * @param exportTotal energy fed in, of the sum of the phases, Wh
   * @param importPhases energy drawn on each phase, Wh
   * @param exportPhases energy fed in on each phase, Wh
   * @param reactiveQuadrants reactive energy of quadrants 1 to 4, varh
   */
  public record Grid(
      Phases power,
      Phases reactivePower,
      Phases voltage,
      Phases current,
      double frequency,
      double importTotal,
      double exportTotal,
      Phases importPhases,
      Phases exportPhases,
      List<Double> reactiveQuadrants) {

    /** Takes its own copy. */
    public Grid {
      reactiveQuadrants = List.copyOf(reactiveQuadrants);
    }
  }
}
