// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.physics;

import io.meriggio.simulator.SkySettings;
import io.meriggio.simulator.state.Inverter;
import io.meriggio.simulator.state.Phases;
import io.meriggio.simulator.state.PlantState;
import io.meriggio.simulator.state.Units;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A plant as physics: sun, house, inverters, batteries, cars, heat, and the exchange that is left.
 *
 * <p>No thread drives it: whoever looks brings it up to the clock first. Powers follow the sky,
 * whose time may be compressed, and so do what is in batteries, cars and tanks; energies count the
 * clock's real seconds, so that a counter's increase always equals the power that was shown.
 * Watchdogs count real seconds.
 */
public final class Plant {

  /** Spans are lived through in steps of at most so many nanoseconds. */
  private static final long STEP_NANOS = 1_000_000_000;

  /** After a long absence the steps grow instead of their number. */
  private static final long MOST_STEPS = 20_000;

  private final Clock clock;
  private final House house;
  private final double houseFactor;
  private final int phases;
  private final List<StringInverter> inverters;
  private final List<StorageUnit> storages;
  private final List<ChargePoint> chargePoints;
  private final List<HeatPumpUnit> heatPumps;
  private final SwitchBoard switches;
  private final Exchange exchange;

  private Sky sky;
  private double speed;
  private double elapsed;
  private Instant last;
  private OptionalDouble houseLoad = OptionalDouble.empty();

  /** A plant of configuration 5 that starts now, in the state that its sky gives. */
  public Plant(SkySettings settings, double ratedPower, double connectSeconds, Clock clock) {
    this(settings, PlantSpec.five(ratedPower, connectSeconds), clock);
  }

  /** A plant that starts now, in the state that its sky gives. */
  public Plant(SkySettings settings, PlantSpec spec, Clock clock) {
    this.clock = clock;
    phases = spec.phases();
    house = new House(settings.seed() + 100);
    houseFactor = spec.houseFactor();
    inverters =
        spec.inverters().stream()
            .map(
                one ->
                    new StringInverter(
                        one.ratedPower(), one.connectSeconds(), phases, one.trackers()))
            .toList();
    storages = spec.storages().stream().map(StorageUnit::new).toList();
    chargePoints = spec.chargePoints().stream().map(ChargePoint::new).toList();
    heatPumps =
        IntStream.range(0, spec.heatPumps().size())
            .mapToObj(
                i -> new HeatPumpUnit(spec.heatPumps().get(i), phases, settings.seed() + 300 + i))
            .toList();
    switches = new SwitchBoard(spec.switchedLoads(), phases);
    exchange = new Exchange(settings.seed() + 200, phases);
    last = clock.instant();
    sky = sky(settings);
    speed = settings.secondsPerSecond();
    Phases drawn = house();
    for (StringInverter inverter : inverters) {
      inverter.settle(sky, elapsed, drawn);
    }
    storages.forEach(StorageUnit::settle);
    step(0);
  }

  /** What is true now. */
  public synchronized PlantState state() {
    advance();
    double air = sky.airTemperature(elapsed);
    List<Inverter> strings = inverters.stream().map(inverter -> inverter.state(air)).toList();
    return new PlantState(
        last,
        sky.hour(elapsed),
        house(),
        strings.isEmpty() ? StringInverter.absent() : strings.get(0),
        exchange.state(),
        new Units(
            strings,
            storages.stream().map(storage -> storage.state(air)).toList(),
            chargePoints.stream().map(ChargePoint::state).toList(),
            heatPumps.stream().map(HeatPumpUnit::state).toList(),
            switches.state(),
            air));
  }

  /** Tells the first string inverter what to do from now on. */
  public void setpoints(Setpoints wanted) {
    setpoints(0, wanted);
  }

  /** Tells a string inverter what to do from now on. */
  public void setpoints(int index, Setpoints wanted) {
    change(() -> inverters.get(index).setpoints(wanted));
  }

  /** Sets the active protective functions of the first inverter, or else of the first storage. */
  public void trips(Set<Integer> numbers) {
    change(
        () -> {
          if (!inverters.isEmpty()) {
            inverters.get(0).trips(numbers);
          } else if (!storages.isEmpty()) {
            storages.get(0).trips(numbers);
          }
        });
  }

  /** Makes the house draw a steady power, W; empty lets it live its day. */
  public void houseLoad(OptionalDouble watts) {
    change(() -> houseLoad = watts);
  }

  /** The controls of a storage. */
  public StorageControl storage(int index) {
    return new StorageControl(this, storages.get(index));
  }

  /** The controls of a charge point. */
  public ChargeControl chargePoint(int index) {
    return new ChargeControl(this, chargePoints.get(index));
  }

  /** The controls of a heat pump. */
  public HeatControl heatPump(int index) {
    return new HeatControl(this, heatPumps.get(index));
  }

  /** The controls of the outputs. */
  public SwitchControl switches() {
    return new SwitchControl(this, switches);
  }

  /** Clears the exchange's energy counters. */
  public synchronized void clearExchangeCounters() {
    advance();
    exchange.clearCounters();
  }

  /** Brings the plant up to the clock, changes something, and lets the powers follow at once. */
  synchronized void change(Runnable what) {
    advance();
    what.run();
    step(0);
  }

  /** Takes another sky; the energies stay. The sky starts anew unless only its speed differs. */
  public synchronized void sky(SkySettings settings, boolean restart) {
    advance();
    speed = settings.secondsPerSecond();
    if (restart) {
      sky = sky(settings);
      elapsed = 0;
    }
    step(0);
  }

  private Sky sky(SkySettings settings) {
    LocalDate date = LocalDate.ofInstant(last, clock.getZone());
    int day = settings.dayOfYear() == 0 ? date.getDayOfYear() : settings.dayOfYear();
    double start = settings.startHour() < 0 ? solarHour(settings) : settings.startHour();
    return new Sky(
        new Sun(settings.latitude(), day),
        start,
        settings.skipNight(),
        settings.clouds(),
        settings.seed());
  }

  /** Solar time of the place, without the equation of time: 15 degrees of longitude an hour. */
  private double solarHour(SkySettings settings) {
    double hours = (last.getEpochSecond() % 86_400) / 3600.0 + settings.longitude() / 15;
    return (hours + 24) % 24;
  }

  private void advance() {
    Instant now = clock.instant();
    long span = Duration.between(last, now).toNanos();
    long length = Math.max(STEP_NANOS, span / MOST_STEPS);
    for (long left = span; left > 0; left -= length) {
      last = now.minusNanos(Math.max(0, left - length));
      step(Math.min(length, left) / 1e9);
    }
    last = now;
  }

  private Phases house() {
    return houseLoad.isPresent()
        ? Phases.over(phases, houseLoad.getAsDouble())
        : onPhases(house.power(elapsed).map(watts -> watts * houseFactor));
  }

  private Phases houseReactive() {
    return houseLoad.isPresent()
        ? Phases.ZERO
        : onPhases(house.reactivePower(elapsed).map(watts -> watts * houseFactor));
  }

  private Phases onPhases(Phases value) {
    return phases == 3 ? value : new Phases(value.total(), 0, 0);
  }

  /** Loads first, then what only gives, then what may do either; the grid takes the rest. */
  private void step(double seconds) {
    double skySeconds = seconds * speed;
    elapsed += skySeconds;
    LocalDate date = LocalDate.ofInstant(last, clock.getZone());
    Phases drawn = house().plus(loads(seconds, skySeconds));
    Phases given = Phases.ZERO;
    Phases reactive = houseReactive();
    for (StringInverter inverter : inverters) {
      inverter.step(seconds, sky, elapsed, drawn.minus(given), date);
      given = given.plus(inverter.acPower());
      reactive = reactive.minus(inverter.reactivePower());
    }
    double generated = given.total();
    for (StorageUnit storage : storages) {
      storage.step(
          seconds, skySeconds, sky, elapsed, drawn.minus(given), drawn.total(), generated, date);
      given = given.plus(storage.acPower());
      reactive = reactive.minus(Phases.over(phases, storage.reactivePower()));
    }
    Phases export = given.minus(drawn);
    storages.forEach(storage -> storage.exchange(export.total()));
    exchange.step(seconds, elapsed, export, reactive);
  }

  private Phases loads(double seconds, double skySeconds) {
    switches.step(seconds);
    Phases sum = switches.power();
    for (ChargePoint one : chargePoints) {
      one.step(seconds, skySeconds, sky.hour(elapsed), exchange.voltage(), last);
      sum = sum.plus(one.power());
    }
    for (HeatPumpUnit one : heatPumps) {
      one.step(seconds, skySeconds, sky, elapsed);
      sum = sum.plus(one.power());
    }
    return sum;
  }
}
