// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import io.meriggio.controller.Figure;
import io.meriggio.device.Quality;
import io.meriggio.device.Reason;
import io.meriggio.device.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Self-consumption and autarky of the local day, by energies (plant-configurations, "Power
 * balance").
 *
 * <p>The energies are integrated from the powers, a value holding until the next. Counters of the
 * devices are not used: an inverter's day ends by its own clock, totals step by up to 1 kWh, and
 * inverter and meter are not read at the same moment.
 *
 * <p>The rules of honesty: a span in which a power is unknown counts as missing. When more than 5 %
 * of the day so far is missing of one power, the shares are unknown. When the day was not watched
 * from its midnight, they speak for the time since and are UNCERTAIN, {@link Reason#ESTIMATED}.
 *
 * <p>Threads: one at a time.
 */
final class DayShares {
  static final double ALLOWED_MISSING = 0.05;
  private static final double LEAST_WATT_HOURS = 1;

  private DayEnergy production = DayEnergy.NONE;
  private DayEnergy battery = DayEnergy.NONE;
  private DayEnergy inFeed = DayEnergy.NONE;
  private DayEnergy withdrawal = DayEnergy.NONE;

  /**
   * The energies of the day so far.
   *
   * @param production P
   * @param battery B, discharge positive
   * @param inFeed into the grid
   * @param withdrawal from the grid
   */
  record State(DayEnergy production, DayEnergy battery, DayEnergy inFeed, DayEnergy withdrawal) {
    State {
      Stream.of(production, battery, inFeed, withdrawal).forEach(Objects::requireNonNull);
    }
  }

  /**
   * How the day is seen at one moment.
   *
   * @param watched how long it has been watched, gaps included; empty before the watch has begun
   * @param whole whether from its midnight
   * @param worst the worst of the powers now
   * @param at now
   */
  record View(Optional<Duration> watched, boolean whole, Figure worst, Instant at) {}

  State state() {
    return new State(production, battery, inFeed, withdrawal);
  }

  void restore(State state) {
    production = state.production();
    battery = state.battery();
    inFeed = state.inFeed();
    withdrawal = state.withdrawal();
  }

  /** Forgets all energies. */
  void clear() {
    restore(new State(DayEnergy.NONE, DayEnergy.NONE, DayEnergy.NONE, DayEnergy.NONE));
  }

  /** Adds a span over which powers held. */
  void add(HeldPowers powers, Duration span) {
    powers.production().ifPresent(watts -> production = production.plus(watts, span));
    powers.battery().ifPresent(watts -> battery = battery.plus(watts, span));
    powers
        .exchange()
        .ifPresent(
            watts -> {
              inFeed = inFeed.plus(Math.max(0, watts), span);
              withdrawal = withdrawal.plus(Math.max(0, -watts), span);
            });
  }

  /** (P − in-feed)/P of the day. */
  Figure selfConsumption(View view) {
    return share(view, production.wattHours(), inFeed.wattHours());
  }

  /** (C − withdrawal)/C of the day. */
  Figure autarky(View view) {
    double consumption =
        production.wattHours() + battery.wattHours() - inFeed.wattHours() + withdrawal.wattHours();
    return share(view, consumption, withdrawal.wattHours());
  }

  private Figure share(View view, double whole, double lost) {
    if (view.watched().filter(watched -> !isMissing(watched)).isEmpty()) {
      Reason reason = view.worst().isKnown() ? Reason.STALE : view.worst().reason();
      return Figure.unknown(Unit.PERCENT, reason, view.at());
    }
    if (whole < LEAST_WATT_HOURS) {
      return Figure.notPresent(Unit.PERCENT, view.at());
    }
    return graded(Math.min(100, Math.max(0, 100 * (whole - lost) / whole)), view);
  }

  private static Figure graded(double percent, View view) {
    if (!view.whole()) {
      return Figure.uncertain(percent, Unit.PERCENT, Reason.ESTIMATED, view.at());
    }
    return view.worst().quality() == Quality.UNCERTAIN
        ? Figure.uncertain(percent, Unit.PERCENT, view.worst().reason(), view.at())
        : Figure.good(percent, Unit.PERCENT, view.at());
  }

  private boolean isMissing(Duration watched) {
    Duration least = min(production.covered(), min(battery.covered(), inFeed.covered()));
    return watched.minus(least).toNanos() > ALLOWED_MISSING * watched.toNanos();
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
