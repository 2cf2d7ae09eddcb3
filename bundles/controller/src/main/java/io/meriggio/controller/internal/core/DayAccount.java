// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import io.meriggio.controller.EnergyFlows;
import io.meriggio.controller.Figure;
import io.meriggio.controller.internal.cycle.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The local day's energies: its shares and its flows.
 *
 * <p>Threads: one at a time.
 */
final class DayAccount {
  private final WatchedDay day = new WatchedDay();
  private final DayShares shares = new DayShares();
  private FlowSum flows = FlowSum.EMPTY;

  /** Forgets the day: its figures now come from elsewhere. */
  void restart() {
    day.restart();
    clear();
  }

  private void clear() {
    shares.clear();
    flows = FlowSum.EMPTY;
  }

  /** Takes a look. */
  void next(Moment now, ZoneId zone, Optional<Step> step, boolean known) {
    WatchedDay.Part part = day.next(now, zone, step, known);
    if (part.began()) {
      clear();
    }
    step.flatMap(Step::powers)
        .filter(powers -> !part.span().isZero())
        .ifPresent(
            powers -> {
              shares.add(powers, part.span());
              flows = flows.plus(FlowSum.of(powers, part.span()));
            });
  }

  Figure selfConsumption(Moment now, ZoneId zone, Figure worst) {
    return shares.selfConsumption(view(now, zone, worst));
  }

  Figure autarky(Moment now, ZoneId zone, Figure worst) {
    return shares.autarky(view(now, zone, worst));
  }

  private DayShares.View view(Moment now, ZoneId zone, Figure worst) {
    return new DayShares.View(day.watched(), day.isWhole(now, zone), worst, now.wall());
  }

  private Duration watched() {
    return day.watched().orElse(Duration.ZERO);
  }

  /** The flows of the day so far. */
  EnergyFlows flows(Moment now, ZoneId zone) {
    return new EnergyFlows(
        now.wall().minus(watched()),
        now.wall(),
        flows.figures(watched(), day.isWhole(now, zone), now.wall()));
  }

  Optional<Instant> begunLate(Moment now, ZoneId zone) {
    return day.begunLate(now, zone);
  }

  /**
   * What must survive a restart; empty before the watch has begun.
   *
   * @param sources what the figures come from
   */
  Optional<DayState> state(Moment now, List<String> sources) {
    return day.watched()
        .map(
            watched ->
                new DayState(
                    day.date().orElseThrow(), now.wall(), watched, sources, shares.state(), flows));
  }

  /** Goes on with a day; the time since its state was taken was not watched and is missing. */
  void resume(DayState state, Moment now) {
    Duration missed = Duration.between(state.at(), now.wall());
    day.resume(state.day(), state.watched().plus(missed.isNegative() ? Duration.ZERO : missed));
    shares.restore(state.shares());
    flows = state.flows();
  }

  /** The day that is being counted; empty at first. */
  Optional<LocalDate> date() {
    return day.date();
  }
}
