// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The exchange over time: how far it is trusted now, and the last headroom that could be. */
final class ExchangeWatch {
  private Optional<Moment> begun = Optional.empty();
  private Optional<Sample> grid = Optional.empty();
  private Optional<Headroom> headroom = Optional.empty();
  private ExchangeTrust trust = ExchangeTrust.MINIMUM;
  private boolean restarting;

  /**
   * Takes the last good value.
   *
   * @param restarted whether this is the first decision after a restart
   */
  void step(
      Optional<Sample> sample,
      ChargingSettings settings,
      Collection<ChargePoint> points,
      List<Double> phases,
      boolean restarted,
      Moment now) {
    if (begun.isEmpty()) {
      begun = Optional.of(now);
    }
    grid = sample;
    trust = judge(settings, restarted, now);
    if (trust == ExchangeTrust.FRESH) {
      List<ChargePoint> heard = points.stream().filter(ChargePoint::isOnline).toList();
      headroom = Optional.of(Headroom.of(settings, sample.orElseThrow(), phases, heard, now));
    }
  }

  private ExchangeTrust judge(ChargingSettings settings, boolean restarted, Moment now) {
    restarting = false;
    if (settings.usableContract().isEmpty()) {
      // Nobody said how much may be drawn: as little is known as without an exchange.
      return ExchangeTrust.LOST;
    }
    ExchangeTrust byAge = ExchangeTrust.of(grid, begun.orElseThrow(), settings.cycle(), now);
    restarting = restarted && byAge.compareTo(ExchangeTrust.MINIMUM) < 0;
    return restarting ? ExchangeTrust.MINIMUM : byAge;
  }

  /** Whether the exchange is known, and held back only since the gateway has just come back. */
  boolean isRestarting() {
    return restarting;
  }

  ExchangeTrust trust() {
    return trust;
  }

  /** W; export +; empty when there never was one. */
  Optional<Double> power() {
    return grid.map(Sample::value);
  }

  /** As last computed from fresh values. */
  Optional<Headroom> headroom() {
    return headroom;
  }
}
