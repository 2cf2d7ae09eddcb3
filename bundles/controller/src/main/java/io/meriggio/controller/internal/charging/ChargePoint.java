// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import io.meriggio.controller.ChargePointStatus;
import io.meriggio.controller.ChargeReason;
import io.meriggio.controller.ChargingSession;
import io.meriggio.controller.StrategyKind;
import io.meriggio.controller.StrategySetting;
import io.meriggio.controller.internal.cycle.Lasting;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import java.time.Duration;
import java.util.Optional;

/**
 * One charge point over time: its car, its session, its pauses (semantics 1.3). It knows nothing of
 * the others; who gets how much is decided by {@link Charging}.
 */
final class ChargePoint {
  /** From here on a car draws, W. */
  static final double DRAWS = 100;

  private static final Duration OFFLINE_AFTER = Duration.ofSeconds(15);
  private static final Duration FULL_AFTER = Duration.ofSeconds(300);

  private final String id;
  private final EcoGate gate = new EcoGate();
  private final CarMaximum carMaximum = new CarMaximum();
  private final Pauses pauses = new Pauses();
  private final PhaseSwitch phaseSwitch = new PhaseSwitch();
  private final SessionBook book;
  private final EnergyCount count = new EnergyCount();

  private StrategySetting setting;
  private Strategy strategy;
  private Optional<ChargePointImage> image = Optional.empty();
  private Lasting silent = Lasting.NOT;
  private boolean heard;
  private boolean plugged;
  private boolean stopped;
  private boolean inWindow;
  private boolean takesNothing;
  private Optional<ChargeReason> completion = Optional.empty();
  private double offered;
  private boolean drew;
  private boolean resumed;
  private boolean needsRoom;
  private Optional<Moment> changed = Optional.empty();
  private Optional<Moment> paused = Optional.empty();
  private Lasting idle = Lasting.NOT;
  private Lasting roomy = Lasting.NOT;
  private Lasting waiting = Lasting.NOT;
  private Optional<ChargePointStatus> told = Optional.empty();

  ChargePoint(String id, StrategySetting setting) {
    this.id = id;
    this.book = new SessionBook(id);
    this.setting = setting;
    this.strategy = Strategy.of(setting);
  }

  /** Takes what it shows. */
  void observe(ChargePointImage seen, Optional<Double> solarShare, StrategyKind next, Moment now) {
    silent = silent.next(!seen.online(), now);
    image = Optional.of(seen.canSwitchPhases() ? seen.onPhases(phaseSwitch.phases()) : seen);
    if (!seen.online()) {
      return;
    }
    heard = true;
    if (seen.plug() == ChargePointImage.Plug.PLUGGED && !plugged) {
      plugged = true;
      book.unplug();
    }
    double energy = count.step(seen, now);
    if (plugged && energy > 0) {
      book.add(energy, solarShare, seen.meter(), setting.kind(), seen.card(), now.wall());
    }
    if (seen.plug() == ChargePointImage.Plug.UNPLUGGED && plugged) {
      unplug(next, now);
    }
    observeCar(seen, next, now);
  }

  private void observeCar(ChargePointImage seen, StrategyKind next, Moment now) {
    boolean draws = seen.power().map(Sample::value).orElse(0.0) >= DRAWS;
    drew |= draws && offered > 0;
    carMaximum.step(seen.drawnCurrent(), offered, draws, now);
    boolean onOffer = offered >= ChargePointImage.LEAST_CURRENT && seen.power().isPresent();
    idle = idle.next(onOffer && !draws, now);
    takesNothing = takesNothing && !draws;
    if (idle.atLeast(FULL_AFTER, now) && completion.isEmpty()) {
      if (book.isOpen()) {
        complete(ChargeReason.CAR, next, now);
      } else {
        takesNothing = true;
      }
    }
  }

  private void unplug(StrategyKind next, Moment now) {
    close("UNPLUGGED", next, now);
    plugged = false;
    stopped = false;
    inWindow = false;
    takesNothing = false;
    completion = Optional.empty();
    offered = 0;
    drew = false;
    needsRoom = false;
    paused = Optional.empty();
    idle = Lasting.NOT;
    roomy = Lasting.NOT;
    waiting = Lasting.NOT;
    carMaximum.forget();
    pauses.clear();
  }

  /** The goal is reached: the session ends, and with it a plan that is for one session. */
  void complete(ChargeReason goal, StrategyKind next, Moment now) {
    completion = Optional.of(goal);
    close(goal.name(), next, now);
  }

  private void close(String why, StrategyKind next, Moment now) {
    if (book.close(why, now.wall()) && strategy.isUsedByOneSession()) {
      strategy(StrategySetting.of(next));
    }
  }

  /** A completion by time ends when the next window begins. */
  void beginWindow() {
    if (completion.equals(Optional.of(ChargeReason.TIME))) {
      completion = Optional.empty();
      book.renew();
    }
    inWindow = true;
  }

  void endWindow() {
    inWindow = false;
  }

  void strategy(StrategySetting chosen) {
    setting = chosen;
    strategy = Strategy.of(chosen);
    inWindow = false;
  }

  /** Remote start: takes back a stop or a completion. */
  void start() {
    stopped = false;
    completion = Optional.empty();
    takesNothing = false;
    idle = Lasting.NOT;
    book.renew();
  }

  /** Remote stop: off until unplug or remote start. */
  void stop(StrategyKind next, Moment now) {
    stopped = true;
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
    if (Math.abs(amps - offered) < 1e-9) {
      return;
    }
    changed = Optional.of(now);
    if (amps == 0) {
      paused = Optional.of(now);
      needsRoom = byLimit;
      drew = false;
      idle = Lasting.NOT;
      if (counts) {
        pauses.add(now);
      }
    } else if (offered == 0) {
      paused = Optional.empty();
      needsRoom = false;
      roomy = Lasting.NOT;
      waiting = Lasting.NOT;
      carMaximum.forget();
    }
    // The cut of a restart is not a set-point of the run: what was offered before comes back whole.
    resumed = resumed && amps > 0 && amps < offered;
    offered = amps;
  }

  /** Whether a person must end the session before the strategy can be changed (D3). */
  boolean isInProgress() {
    return plugged
        && completion.isEmpty()
        && !stopped
        && !takesNothing
        && (offered > 0 || book.isOpen());
  }

  /** Whether it may charge as far as it and its car are concerned. */
  boolean isWilling() {
    return isOnline()
        && plugged
        && !stopped
        && completion.isEmpty()
        && !takesNothing
        && shown().fault().isEmpty()
        && shown().authorised();
  }

  /** Whether the least current is kept on offer though the car takes none: it may pre-heat. */
  boolean isKeptOnOffer() {
    return isOnline()
        && plugged
        && !stopped
        && shown().fault().isEmpty()
        && shown().authorised()
        && (takesNothing || completion.equals(Optional.of(ChargeReason.CAR)));
  }

  boolean isOnline() {
    return image.isPresent() && image.get().online();
  }

  /** Whether it has been silent for so long that it counts as away. */
  boolean isOffline(Moment now) {
    return !heard || silent.atLeast(OFFLINE_AFTER, now);
  }

  /** Whether it must rest before it may charge again. */
  Duration rest(Duration minPause, Moment now) {
    Duration left = paused.map(at -> minPause.minus(now.since(at))).orElse(Duration.ZERO);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Takes whether what it needs after a pause by a limit fits now. */
  void watchRoom(boolean fits, Moment now) {
    roomy = roomy.next(fits, now);
  }

  Lasting roomy() {
    return roomy;
  }

  boolean needsRoom() {
    return needsRoom;
  }

  /** Takes what was told of it. */
  void tell(ChargePointStatus status) {
    told = Optional.of(status);
  }

  /** What was told last holds while it has only just fallen silent. */
  Optional<ChargePointStatus> kept(Moment now) {
    return isOnline() || isOffline(now) ? Optional.empty() : told;
  }

  /** Takes whether it waits for its turn. */
  void watchTurn(boolean waits, Moment now) {
    waiting = waiting.next(waits, now);
  }

  Lasting waiting() {
    return waiting;
  }

  /** The most it may be offered, A per phase. */
  double maxCurrent() {
    return Math.min(shown().maxCurrent(), carMaximum.amps());
  }

  /** Whether a raise would come too soon after the last change. */
  boolean isSettling(Duration settling, Moment now) {
    return changed.isPresent() && now.since(changed.get()).compareTo(settling) < 0;
  }

  boolean isFirstOfRun() {
    return resumed || offered == 0;
  }

  /** Whether the run goes on after a restart that has cut it. */
  boolean isResumed() {
    return resumed;
  }

  /**
   * What it shows.
   *
   * @throws java.util.NoSuchElementException before it was observed
   */
  ChargePointImage shown() {
    return image.orElseThrow();
  }

  double power() {
    Optional<Sample> power = shown().power();
    return power.isPresent() ? power.get().value() : 0;
  }

  /**
   * W that would be free if it were offered nothing. What it draws beyond its offer, or in spite of
   * a fault, is a load of the house; a car has its time to follow.
   */
  double controlledPower(Moment now) {
    if (!isOnline() || shown().fault().isPresent()) {
      return 0;
    }
    return isSettling(Headroom.SETTLING, now) ? power() : Math.min(power(), shown().watts(offered));
  }

  /** The same, A per phase. */
  double controlledCurrent(Moment now) {
    return controlledPower(now) / shown().wattsPerAmpere();
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

  EcoGate gate() {
    return gate;
  }

  PhaseSwitch phaseSwitch() {
    return phaseSwitch;
  }

  Pauses pauses() {
    return pauses;
  }

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
    return stopped;
  }

  boolean isInWindow() {
    return inWindow;
  }

  boolean takesNothing() {
    return takesNothing;
  }

  Optional<ChargeReason> completion() {
    return completion;
  }

  double offered() {
    return offered;
  }

  boolean drew() {
    return drew;
  }

  ChargePointMemory memory(Moment now) {
    return new ChargePointMemory(
        setting,
        plugged,
        stopped,
        completion,
        inWindow,
        book.last(),
        book.isRenewed(),
        count.meter(),
        offered,
        gate.state(now),
        paused.map(now::since),
        needsRoom,
        pauses.ages(now),
        Optional.of(phaseSwitch.phases()).filter(n -> phaseSwitch.age(now).isPresent()),
        phaseSwitch.age(now),
        Optional.of(carMaximum.amps()).filter(Double::isFinite));
  }

  void restore(ChargePointMemory memory, Moment now) {
    strategy(memory.strategy());
    heard = true;
    plugged = memory.plugged();
    stopped = memory.stopped();
    completion = memory.completion();
    inWindow = memory.inWindow();
    book.restore(memory.session(), memory.renewed());
    count.restore(memory.meter());
    offered = memory.offered();
    resumed = true;
    gate.restore(memory.gate(), now);
    paused =
        memory.paused().map(ago -> new Moment(now.wall().minus(ago), now.running().minus(ago)));
    needsRoom = memory.needsRoom();
    pauses.restore(memory.pauses(), now);
    memory.phases().ifPresent(n -> phaseSwitch.restore(n, memory.switched(), now));
    memory.carMaximum().ifPresent(carMaximum::restore);
  }
}
