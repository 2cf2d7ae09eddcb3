// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import io.meriggio.controller.ChargingSession;
import io.meriggio.controller.StrategyKind;
import java.time.Instant;
import java.util.Optional;

/**
 * The session of one charge point: it opens at the first energy after plug-in, survives pauses, and
 * closes on completion, remote stop or unplug. What a car still draws while it ramps down belongs
 * to the session that was closed.
 */
final class SessionBook {
  private final String chargePoint;
  private Optional<ChargingSession> last = Optional.empty();
  private Optional<String> startedBy = Optional.empty();
  private boolean renewed;

  SessionBook(String chargePoint) {
    this.chargePoint = chargePoint;
  }

  /**
   * Adds energy.
   *
   * @param energy Wh, more than 0
   * @param pvPart 0…1 of it; empty when unknown
   * @param meter reading behind it, Wh
   * @param offered whether current is on offer
   */
  void add(
      double energy,
      Optional<Double> pvPart,
      Optional<Double> meter,
      StrategyKind strategy,
      Optional<String> card,
      boolean offered,
      Instant now) {
    if (last.isEmpty() || (renewed && offered)) {
      renewed = false;
      Optional<String> who = card.isPresent() ? card : startedBy;
      startedBy = Optional.empty();
      last =
          Optional.of(
              new ChargingSession(
                  chargePoint,
                  now,
                  Optional.empty(),
                  Optional.empty(),
                  0,
                  Optional.of(0.0),
                  strategy,
                  who,
                  meter.map(wh -> wh - energy),
                  meter));
    }
    last =
        last.map(
            s ->
                new ChargingSession(
                    s.chargePoint(),
                    s.start(),
                    s.end(),
                    s.why(),
                    s.energy() + energy,
                    s.solarEnergy().flatMap(wh -> pvPart.map(share -> wh + share * energy)),
                    s.strategy(),
                    s.card().isPresent() ? s.card() : card,
                    s.meterStart(),
                    meter.isPresent() ? meter : s.meterEnd()));
  }

  /**
   * Closes the open session.
   *
   * @return whether there was one
   */
  boolean close(String why, Instant now) {
    if (!isOpen()) {
      return false;
    }
    last =
        last.map(
            s ->
                new ChargingSession(
                    s.chargePoint(),
                    s.start(),
                    Optional.of(now),
                    Optional.of(why),
                    s.energy(),
                    s.solarEnergy(),
                    s.strategy(),
                    s.card(),
                    s.meterStart(),
                    s.meterEnd()));
    return true;
  }

  /** The next energy opens a new session. */
  void renew() {
    renewed = !isOpen();
  }

  /** A person has started it remotely: the next session is theirs, unless a card opens it. */
  void startedBy(String who) {
    startedBy = isOpen() ? Optional.empty() : Optional.of(who);
  }

  /** Who has started it remotely and waits for the first energy. */
  Optional<String> startedBy() {
    return startedBy;
  }

  /** Another car may come: there is no session any more. */
  void unplug() {
    last = Optional.empty();
    startedBy = Optional.empty();
    renewed = false;
  }

  /** Whether energy was delivered and the session goes on. */
  boolean isOpen() {
    return last.isPresent() && last.get().end().isEmpty();
  }

  /** Wh that count for the goal of the session. */
  double energy() {
    return renewed || last.isEmpty() ? 0 : last.get().energy();
  }

  /** The present session, or the one that was closed since plug-in. */
  Optional<ChargingSession> last() {
    return last;
  }

  void restore(Optional<ChargingSession> session, boolean wasRenewed) {
    last = session;
    renewed = wasRenewed;
  }

  boolean isRenewed() {
    return renewed;
  }
}
