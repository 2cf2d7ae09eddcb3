// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.contacts;

import io.meriggio.controller.LogicVariable;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.SgReady;
import io.meriggio.controller.SgReadyState;
import io.meriggio.controller.internal.contacts.Verdict.Finding;
import io.meriggio.controller.internal.contacts.Verdict.Why;
import io.meriggio.controller.internal.cycle.Lasting;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import io.meriggio.device.Unit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An SG-Ready pair at work. A lock, and a state that makes the pump run more, is entered after 60
 * s; a lesser one only at a check, counted from the entering, so that no compressor starts and
 * stops with every cloud. Without data for 300 s the state is NORMAL: both contacts open.
 */
final class SgReadyRun implements Run {
  private SgReady pair;
  private SgReadyState state = SgReadyState.NORMAL;
  private Optional<Timers> timers = Optional.empty();
  private Optional<Sentence> alarm = Optional.empty();
  private Lasting waiting = Lasting.NOT;

  SgReadyRun(SgReady pair) {
    this.pair = pair;
  }

  private static final class Timers {
    final Persistence lock;
    final Persistence forced;
    final Persistence recommended;
    final Checks checks;

    Timers(Moment now) {
      lock = new Persistence(now);
      forced = new Persistence(now);
      recommended = new Persistence(now);
      checks = new Checks(now);
    }
  }

  /** Goes on with other figures in the state that it is in. */
  void change(SgReady changed) {
    pair = changed;
  }

  @Override
  public SgReady logic() {
    return pair;
  }

  SgReadyState state() {
    return state;
  }

  @Override
  public Optional<Sentence> alarm() {
    return alarm;
  }

  @Override
  public void rest(Look look) {
    forget();
    alarm = Optional.empty();
    waiting = Lasting.NOT;
  }

  private void forget() {
    state = SgReadyState.NORMAL;
    timers = Optional.empty();
  }

  @Override
  public List<Verdict> step(Look look) {
    waiting = waiting.next(true, look.now());
    Optional<Sample> exchange = look.variables().lastGood(LogicVariable.GRID_POWER);
    if (exchange.isEmpty() && !waiting.atLeast(LogicRun.DATA_HELD, look.now())) {
      Verdict open = Verdict.open(pair.id(), Why.STARTED, Says.started(pair.id()));
      return List.of(open, open);
    }
    if (exchange.isEmpty() || exchange.get().age(look.now()).compareTo(LogicRun.DATA_HELD) >= 0) {
      return withoutData();
    }
    alarm = Optional.empty();
    return evaluated(exchange.get(), look);
  }

  private List<Verdict> withoutData() {
    if (state != SgReadyState.NORMAL) {
      alarm =
          Optional.of(
              Sentence.of("contacts.alarm.OPEN", pair.id(), Words.seconds(LogicRun.DATA_HELD)));
    }
    forget();
    Verdict open = Verdict.open(pair.id(), Why.DATA_LOST, Says.noData(pair.id()));
    return List.of(open, open);
  }

  private List<Verdict> evaluated(Sample exchange, Look look) {
    Timers running = timers.orElseGet(() -> new Timers(look.now()));
    timers = Optional.of(running);
    SgReadyState fitting = fitting(exchange, look);
    SgReadyState next = next(running, fitting, exchange, look);
    if (next != state) {
      state = next;
      running.checks.countFrom(look.now());
    }
    return List.of(verdict(state.first(), exchange, look), verdict(state.second(), exchange, look));
  }

  /** The state that the moment's figures alone ask for. */
  private SgReadyState fitting(Sample exchange, Look look) {
    double surplus = exchange.value() + (state.second() ? pair.switchedLoadPower() : 0);
    if (-surplus > pair.lockPower()) {
      return SgReadyState.LOCK;
    }
    if (surplus >= pair.forcedPower() && isCharged(look)) {
      return SgReadyState.FORCED;
    }
    return surplus >= pair.recommendedPower() ? SgReadyState.RECOMMENDED : SgReadyState.NORMAL;
  }

  private boolean isCharged(Look look) {
    if (pair.forcedSoc().isEmpty()) {
      return true;
    }
    return look.variables()
        .lastGood(LogicVariable.BATTERY_SOC)
        .filter(soc -> soc.age(look.now()).compareTo(LogicRun.DATA_HELD) < 0)
        .filter(soc -> soc.value() >= pair.forcedSoc().get())
        .isPresent();
  }

  private SgReadyState next(Timers running, SgReadyState fitting, Sample exchange, Look look) {
    boolean known =
        Persistence.isKnown(
            exchange, look.variables().isMissing(LogicVariable.GRID_POWER), look.now());
    boolean check = running.checks.due(checkInterval(), look.now());
    boolean run = fitting.second();
    boolean lock = running.lock.look(known && fitting == SgReadyState.LOCK, exchange, look.now());
    boolean forced =
        running.forced.look(known && fitting == SgReadyState.FORCED, exchange, look.now());
    boolean recommended = running.recommended.look(known && run, exchange, look.now());
    if (lock) {
      return SgReadyState.LOCK;
    }
    if (state == SgReadyState.LOCK) {
      return check && fitting != SgReadyState.LOCK ? SgReadyState.NORMAL : state;
    }
    if (forced) {
      return SgReadyState.FORCED;
    }
    if (recommended && state == SgReadyState.NORMAL) {
      return SgReadyState.RECOMMENDED;
    }
    return check && fitting.compareTo(state) < 0 && fitting != SgReadyState.LOCK ? fitting : state;
  }

  private Duration checkInterval() {
    return Duration.ofMinutes(pair.checkMinutes());
  }

  private Verdict verdict(boolean closed, Sample exchange, Look look) {
    Sentence sentence =
        Sentence.of(
            "contacts.sg-ready." + state,
            pair.id(),
            Words.figure(exchange.value(), Unit.WATT),
            Words.figure(threshold(), Unit.WATT));
    Optional<Duration> remaining =
        state == SgReadyState.NORMAL
            ? Optional.empty()
            : timers.map(running -> running.checks.remaining(checkInterval(), look.now()));
    return new Verdict(
        pair.id(),
        closed,
        closed ? Why.CLOSED : Why.THRESHOLD,
        sentence,
        remaining,
        Optional.of(new Finding(LogicVariable.GRID_POWER, exchange.value(), threshold())));
  }

  private double threshold() {
    return switch (state) {
      case LOCK -> -pair.lockPower();
      case NORMAL, RECOMMENDED -> pair.recommendedPower();
      case FORCED -> pair.forcedPower();
    };
  }
}
