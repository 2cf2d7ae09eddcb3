// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import io.meriggio.controller.ChargeReason;
import io.meriggio.controller.ChargingSession;
import io.meriggio.controller.StrategyKind;
import io.meriggio.controller.StrategySetting;
import io.meriggio.controller.internal.cycle.Moment;
import java.time.Duration;
import java.util.Optional;

/**
 * One charge point over time: its car, its session, its pauses (semantics 1.3). It knows nothing of
 * the others; who gets how much is decided by {@link Charging}.
 */
final class ChargePoint {
  private final String id;
  private final EcoGate gate = new EcoGate();
  private final Presence presence = new Presence();
  private final Offer offer = new Offer();
  private final PhaseSwitch phaseSwitch = new PhaseSwitch();
  private final SessionBook book;
  private final EnergyCount count = new EnergyCount();

  private StrategySetting setting;
  private Strategy strategy;
  private Car car = new Car();
  private Visit visit = new Visit();
  private boolean plugged;

  ChargePoint(String id, StrategySetting setting) {
    this.id = id;
    this.book = new SessionBook(id);
    this.setting = setting;
    this.strategy = Strategy.of(setting);
  }

  /** Takes what it shows. */
  void observe(ChargePointImage seen, Optional<Double> pvPart, StrategyKind next, Moment now) {
    presence.observe(seen.canSwitchPhases() ? seen.onPhases(usablePhases()) : seen, now);
    if (!seen.online()) {
      return;
    }
    if (seen.plug() == ChargePointImage.Plug.PLUGGED && !plugged) {
      plugged = true;
      book.unplug();
    }
    double energy = count.step(seen, now);
    if (plugged && energy > 0) {
      // What a car still draws after a stop belongs to the session that was stopped.
      book.add(
          energy, pvPart, seen.meter(), setting.kind(), seen.card(), offered() > 0, now.wall());
    }
    if (seen.plug() == ChargePointImage.Plug.UNPLUGGED && plugged) {
      unplug(next, now);
    }
    observeCar(seen, next, now);
  }

  private int usablePhases() {
    return car.takesOnePhase() ? 1 : phaseSwitch.phases();
  }

  private void observeCar(ChargePointImage seen, StrategyKind next, Moment now) {
    boolean hasThree = seen.canSwitchPhases() && phaseSwitch.phases() > 1;
    car.observe(seen, offer.amps(), hasThree, now);
    if (car.isIdle(now) && !visit.isComplete()) {
      if (book.isOpen()) {
        complete(ChargeReason.CAR, next, now);
      } else {
        car.giveUp();
      }
    }
  }

  private void unplug(StrategyKind next, Moment now) {
    close("UNPLUGGED", next, now);
    plugged = false;
    visit = new Visit();
    car = new Car();
    offer.end();
  }

  /** The goal is reached: the session ends, and with it a plan that is for one session. */
  void complete(ChargeReason goal, StrategyKind next, Moment now) {
    visit.complete(goal);
    close(goal.name(), next, now);
  }

  private void close(String why, StrategyKind next, Moment now) {
    if (book.close(why, now.wall()) && strategy.isUsedByOneSession()) {
      strategy(StrategySetting.of(next));
    }
  }

  /** A completion by time ends when the next window begins. */
  void beginWindow() {
    if (visit.beginWindow()) {
      book.renew();
    }
  }

  void endWindow() {
    visit.endWindow();
  }

  void strategy(StrategySetting chosen) {
    setting = chosen;
    strategy = Strategy.of(chosen);
    visit.endWindow();
  }

  /** Remote start by somebody: takes back a stop or a completion. */
  void start(String who) {
    visit.start();
    car.expectAgain();
    book.renew();
    book.startedBy(who);
  }

  /** Remote stop: off until unplug or remote start. */
  void stop(StrategyKind next, Moment now) {
    visit.stop();
    close(ChargeReason.USER_STOP.name(), next, now);
  }

  /**
   * Sets what is offered.
   *
   * @param amps per phase; 0 = pause
   * @param byLimit whether a limit, not the strategy, ended the run
   * @param counts whether such a pause counts for the patience of the car
   */
  void offer(double amps, boolean byLimit, boolean counts, Moment now) {
    if (amps == 0 && offer.isRunning()) {
      car.endRun();
    } else if (amps > 0 && !offer.isRunning()) {
      car.beginRun();
    }
    offer.set(amps, byLimit, counts, now);
  }

  /** Whether a person must end the session before the strategy can be changed (D3). */
  boolean isInProgress() {
    return plugged
        && !visit.isComplete()
        && !visit.isStopped()
        && !car.takesNothing()
        && (offer.isRunning() || book.isOpen());
  }

  /** Whether it may charge as far as it and its car are concerned. */
  boolean isWilling() {
    return mayCharge() && !visit.isComplete() && !car.takesNothing();
  }

  /** Whether the least current is kept on offer though the car takes none: it may pre-heat. */
  boolean isKeptOnOffer() {
    return mayCharge() && (car.takesNothing() || visit.isCompletedBy(ChargeReason.CAR));
  }

  private boolean mayCharge() {
    boolean may = isOnline() && shown().fault().isEmpty() && shown().authorised();
    return may && plugged && !visit.isStopped();
  }

  boolean isOnline() {
    return presence.isOnline();
  }

  /** The most it may be offered, A per phase. */
  double maxCurrent() {
    return Math.min(shown().maxCurrent(), car.maximum());
  }

  /** What it shows; not before it was observed. */
  ChargePointImage shown() {
    return presence.shown();
  }

  String id() {
    return id;
  }

  StrategySetting setting() {
    return setting;
  }

  Strategy strategy() {
    return strategy;
  }

  /** Whether it follows the sun, by the surplus or else by the production. */
  boolean livesOf(boolean surplus) {
    return strategy instanceof EcoStrategy eco && eco.takesSurplus() == surplus;
  }

  EcoGate gate() {
    return gate;
  }

  PhaseSwitch phaseSwitch() {
    return phaseSwitch;
  }

  Presence presence() {
    return presence;
  }

  Car car() {
    return car;
  }

  Offer offer() {
    return offer;
  }

  /** The stop delay for its session. */
  Duration stopDelay(Duration usual) {
    return offer.pauses().stopDelay(usual);
  }

  /** Wh of the present session or the last one; 0 when the next energy opens another. */
  double energy() {
    return book.energy();
  }

  Optional<ChargingSession> session() {
    return book.last();
  }

  boolean isPlugged() {
    return plugged;
  }

  boolean isStopped() {
    return visit.isStopped();
  }

  boolean isInWindow() {
    return visit.isInWindow();
  }

  Optional<ChargeReason> completion() {
    return visit.completion();
  }

  /** A per phase; 0 = pause. */
  double offered() {
    return offer.amps();
  }

  ChargePointMemory memory(Moment now) {
    return new ChargePointMemory(
        setting,
        plugged,
        visit.isStopped(),
        visit.completion(),
        visit.isInWindow(),
        book.last(),
        book.isRenewed(),
        count.meter(),
        offer.amps(),
        gate.state(now),
        offer.paused(now),
        offer.needsRoom(),
        offer.pauses().ages(now),
        Optional.of(phaseSwitch.phases()).filter(n -> phaseSwitch.age(now).isPresent()),
        phaseSwitch.age(now),
        Optional.of(car.maximum()).filter(Double::isFinite),
        car.takesOnePhase(),
        book.startedBy());
  }

  void restore(ChargePointMemory memory, Moment now) {
    strategy(memory.strategy());
    presence.restore();
    plugged = memory.plugged();
    visit = Visit.restored(memory);
    book.restore(memory.session(), memory.renewed());
    count.restore(memory.meter());
    gate.restore(memory.gate(), now);
    memory.phases().ifPresent(n -> phaseSwitch.restore(n, memory.switched(), now));
    memory.startedBy().ifPresent(book::startedBy);
    offer.restore(memory, now);
    car.restore(memory);
  }
}
