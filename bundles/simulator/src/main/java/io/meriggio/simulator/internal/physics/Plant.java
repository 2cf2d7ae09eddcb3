// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.physics;

import io.meriggio.simulator.Phases;
import io.meriggio.simulator.PlantState;
import io.meriggio.simulator.SkySettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/**
 * Configuration 5 as physics: house, string inverter, exchange meter.
 *
 * <p>No thread drives it: whoever looks brings it up to the clock first. Powers follow the sky,
 * whose time may be compressed; energies count the clock's real seconds, so that a counter's
 * increase always equals the power that was shown. At any time what the house draws is what the
 * inverter gives less what is fed in.
 */
public final class Plant {

  /** Spans are lived through in steps of at most so many nanoseconds. */
  private static final long STEP_NANOS = 1_000_000_000;

  /** After a long absence the steps grow instead of their number. */
  private static final long MOST_STEPS = 20_000;

  private final Clock clock;
  private final House house;
  private final StringInverter inverter;
  private final Exchange exchange;

  private Sky sky;
  private double speed;
  private double elapsed;
  private Instant last;

  /** A plant that starts now, in the state that its sky gives. */
  public Plant(SkySettings settings, double ratedPower, double connectSeconds, Clock clock) {
    this.clock = clock;
    house = new House(settings.seed() + 100);
    inverter = new StringInverter(ratedPower, connectSeconds);
    exchange = new Exchange(settings.seed() + 200);
    last = clock.instant();
    sky = sky(settings);
    speed = settings.secondsPerSecond();
    inverter.settle(sky, elapsed, house.power(elapsed));
    step(0);
  }

  /** What is true now. */
  public synchronized PlantState state() {
    advance();
    return new PlantState(
        last,
        sky.hour(elapsed),
        house.power(elapsed),
        inverter.state(sky.airTemperature(elapsed)),
        exchange.state());
  }

  /** Tells the inverter what to do from now on. */
  public synchronized void setpoints(Setpoints wanted) {
    advance();
    inverter.setpoints(wanted);
    step(0);
  }

  /** Sets the inverter's active protective functions. */
  public synchronized void trips(Set<Integer> numbers) {
    advance();
    inverter.trips(numbers);
    step(0);
  }

  /** Clears the exchange's energy counters. */
  public synchronized void clearExchangeCounters() {
    advance();
    exchange.clearCounters();
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

  private void step(double seconds) {
    elapsed += seconds * speed;
    Phases drawn = house.power(elapsed);
    inverter.step(seconds, sky, elapsed, drawn, LocalDate.ofInstant(last, clock.getZone()));
    Phases given = Phases.even(inverter.reactivePower());
    exchange.step(
        seconds,
        elapsed,
        inverter.acPower().minus(drawn),
        house.reactivePower(elapsed).minus(given));
  }
}
