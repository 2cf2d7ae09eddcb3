// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import io.meriggio.controller.Figure;
import io.meriggio.device.Quality;
import io.meriggio.device.Reason;
import io.meriggio.device.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * Self-consumption and autarky of the local day, by energies (plant-configurations, "Power
 * balance").
 *
 * <p>The energies are integrated from the powers, a value holding until the next. Counters of the
 * devices are not used: an inverter's day ends by its own clock, totals step by up to 1 kWh, and
 * inverter and meter are not read at the same moment.
 *
 * <p>The rules of honesty: a span longer than {@link #LONGEST_STEP} without a look counts as
 * missing, and so does one in which a power is unknown. When more than 5 % of the day so far is
 * missing of one power, the shares are unknown. When the day was not watched from its midnight (a
 * restart forgets the earlier part, there is no store yet), they speak for the time since and are
 * UNCERTAIN, {@link Reason#ESTIMATED}. An inverter that fell silent below 50 W sleeps: it counts as
 * 0 (energy-manager-semantics 1.8).
 *
 * <p>Threads: one at a time.
 */
final class DayShares {
  static final Duration LONGEST_STEP = Duration.ofSeconds(60);
  static final double ALLOWED_MISSING = 0.05;
  private static final double SLEEPS_BELOW_WATTS = 50;
  private static final double LEAST_WATT_HOURS = 1;

  /**
   * The powers of one moment.
   *
   * @param production P
   * @param battery B, discharge positive
   * @param exchange E, export positive
   */
  record Powers(Figure production, Figure battery, Figure exchange) {
    static Powers of(Map<String, Figure> figures) {
      return new Powers(
          figures.get("pv_power"), figures.get("battery_power"), figures.get("grid_power"));
    }

    boolean areKnown() {
      return production.isKnown() && battery.isKnown() && exchange.isKnown();
    }

    Figure worst() {
      return Sum.worse(Sum.worse(exchange, production), battery);
    }
  }

  private record Look(Instant at, Powers powers) {}

  private Optional<LocalDate> day = Optional.empty();
  private Optional<Instant> begun = Optional.empty();
  private Optional<Look> last = Optional.empty();
  private boolean whole;
  private double lastProduction = Double.MAX_VALUE;
  private DayEnergy production = new DayEnergy();
  private DayEnergy battery = new DayEnergy();
  private DayEnergy inFeed = new DayEnergy();
  private DayEnergy withdrawal = new DayEnergy();

  /** Forgets the day: its figures now come from elsewhere. */
  void restart() {
    day = Optional.empty();
    begun = Optional.empty();
    last = Optional.empty();
    lastProduction = Double.MAX_VALUE;
    clear();
  }

  /** When the watch of this day began; empty when the whole day has been watched. */
  Optional<Instant> begunLate() {
    return whole ? Optional.empty() : begun;
  }

  /** Takes the powers of a moment. A clock that was set back begins a new watch. */
  void look(Powers powers, Instant now, ZoneId zone) {
    if (last.filter(l -> now.isBefore(l.at())).isPresent()) {
      restart();
    }
    Instant midnight = now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    LocalDate today = now.atZone(zone).toLocalDate();
    if (!day.equals(Optional.of(today))) {
      beginDay(today, midnight, now);
    }
    if (begun.isPresent()) {
      add(midnight, now);
    } else if (powers.areKnown()) {
      begun = Optional.of(now);
    }
    powers.production().value().ifPresent(watts -> lastProduction = watts);
    last = Optional.of(new Look(now, powers));
  }

  /** A watch that went on over midnight covers the new day from its first moment. */
  private void beginDay(LocalDate today, Instant midnight, Instant now) {
    whole =
        begun.isPresent()
            && last.filter(l -> !l.at().isBefore(midnight.minus(LONGEST_STEP))).isPresent()
            && Duration.between(midnight, now).compareTo(LONGEST_STEP) <= 0;
    begun = whole ? Optional.of(midnight) : Optional.empty();
    day = Optional.of(today);
    clear();
  }

  private void add(Instant midnight, Instant now) {
    Look look = last.orElseThrow();
    Duration step = Duration.between(look.at(), now);
    if (step.compareTo(LONGEST_STEP) > 0) {
      return;
    }
    Duration span = look.at().isBefore(midnight) ? Duration.between(midnight, now) : step;
    heldProduction(look.powers().production()).ifPresent(watts -> production.add(watts, span));
    look.powers().battery().value().ifPresent(watts -> battery.add(watts, span));
    look.powers()
        .exchange()
        .value()
        .ifPresent(
            watts -> {
              inFeed.add(Math.max(0, watts), span);
              withdrawal.add(Math.max(0, -watts), span);
            });
  }

  private Optional<Double> heldProduction(Figure figure) {
    return figure.isKnown() || lastProduction >= SLEEPS_BELOW_WATTS
        ? figure.value()
        : Optional.of(0.0);
  }

  /** (P − in-feed)/P of the day. */
  Figure selfConsumption(Instant now) {
    return share(now, production.wattHours(), inFeed.wattHours());
  }

  /** (C − withdrawal)/C of the day. */
  Figure autarky(Instant now) {
    double consumption =
        production.wattHours() + battery.wattHours() - inFeed.wattHours() + withdrawal.wattHours();
    return share(now, consumption, withdrawal.wattHours());
  }

  private Figure share(Instant now, double whole, double lost) {
    Powers powers = last.orElseThrow().powers();
    if (begun.isEmpty() || isMissing(now)) {
      Figure worst = powers.worst();
      return Figure.unknown(Unit.PERCENT, worst.isKnown() ? Reason.STALE : worst.reason(), now);
    }
    if (whole < LEAST_WATT_HOURS) {
      return Figure.notPresent(Unit.PERCENT, now);
    }
    double percent = Math.min(100, Math.max(0, 100 * (whole - lost) / whole));
    return graded(percent, powers.worst(), now);
  }

  private Figure graded(double percent, Figure worst, Instant now) {
    if (!whole) {
      return Figure.uncertain(percent, Unit.PERCENT, Reason.ESTIMATED, now);
    }
    return worst.quality() == Quality.UNCERTAIN
        ? Figure.uncertain(percent, Unit.PERCENT, worst.reason(), now)
        : Figure.good(percent, Unit.PERCENT, now);
  }

  private boolean isMissing(Instant now) {
    Duration watched = Duration.between(begun.orElse(now), now);
    Duration least = min(production.covered(), min(battery.covered(), inFeed.covered()));
    return watched.minus(least).toNanos() > ALLOWED_MISSING * watched.toNanos();
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  private void clear() {
    production = new DayEnergy();
    battery = new DayEnergy();
    inFeed = new DayEnergy();
    withdrawal = new DayEnergy();
  }
}
