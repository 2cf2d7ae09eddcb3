// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.contacts;

import io.meriggio.controller.DataLoss;
import io.meriggio.controller.Logic;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.internal.contacts.Verdict.Why;
import io.meriggio.controller.internal.cycle.Lasting;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A threshold logic at work: it begins anew with its window, holds what it has for 300 s without
 * data, and drives its contact the other way round when it is inverted.
 */
final class LogicRun implements Run {
  /** How old the last good value may be before the contact opens. */
  static final Duration DATA_HELD = Duration.ofSeconds(300);

  /** How long a contact is open at least before its logic closes it again. */
  static final Duration RECLOSING = Duration.ofSeconds(60);

  private Logic logic;
  private Window window;
  private final DailyAllowance allowance = new DailyAllowance();
  private Optional<Hysteresis> hysteresis = Optional.empty();
  private Optional<Sample> last = Optional.empty();
  private Optional<Sentence> alarm = Optional.empty();
  private Lasting waiting = Lasting.NOT;
  private Lasting open = Lasting.NOT;
  private boolean closed;

  LogicRun(Logic logic) {
    this.logic = logic;
    this.window = Window.of(logic);
  }

  /** Goes on with other thresholds or another window; what was reached stays reached. */
  void change(Logic changed) {
    logic = changed;
    window = Window.of(changed);
  }

  @Override
  public Logic logic() {
    return logic;
  }

  @Override
  public Optional<Sentence> alarm() {
    return alarm;
  }

  DailyAllowance allowance() {
    return allowance;
  }

  @Override
  public List<Verdict> step(Look look) {
    allowance.pass(look.local().toLocalDate(), closed ? look.sinceLast() : Duration.ZERO);
    return List.of(judge(look));
  }

  private Verdict judge(Look look) {
    if (!window.contains(look.local())) {
      rest(look);
      return Verdict.open(logic.id(), Why.WINDOW, Says.outside(logic));
    }
    waiting = waiting.next(true, look.now());
    last = look.variables().lastGood(logic.variable()).or(() -> last);
    boolean lost =
        last.map(sample -> sample.age(look.now()))
                .orElseGet(() -> waiting.elapsed(look.now()))
                .compareTo(DATA_HELD)
            >= 0;
    if (lost) {
      return withoutData(look.now());
    }
    alarm = Optional.empty();
    return last.map(sample -> evaluated(sample, look))
        .orElseGet(() -> Verdict.open(logic.id(), Why.STARTED, Says.started(logic.id())));
  }

  private Verdict withoutData(Moment now) {
    if (closed) {
      alarm = Optional.of(Says.lost(logic));
    }
    if (closed && logic.onDataLoss() == DataLoss.HOLD && allowance.allows(logic, true)) {
      return new Verdict(
          logic.id(), true, Why.CLOSED, Says.lost(logic), Optional.empty(), Optional.empty());
    }
    hysteresis = Optional.empty();
    drive(false, now);
    return Verdict.open(logic.id(), Why.DATA_LOST, Says.noData(logic.id()));
  }

  private Verdict evaluated(Sample sample, Look look) {
    Hysteresis thresholds = hysteresis.orElseGet(() -> new Hysteresis(look.now()));
    hysteresis = Optional.of(thresholds);
    thresholds.look(
        rule(look.settings()), sample, look.variables().isMissing(logic.variable()), look.now());
    boolean wanted = thresholds.decided() && thresholds.reached() != logic.invert();
    boolean allowed = allowance.allows(logic, closed);
    drive(wanted && allowed && (closed || mayClose(look.now())), look.now());
    if (wanted && !allowed) {
      return Verdict.open(logic.id(), Why.DAILY_LIMIT, Says.dailyLimit(logic.id(), allowance));
    }
    return new Says(logic, look, sample, thresholds).verdict(closed);
  }

  private Hysteresis.Rule rule(ContactsSettings settings) {
    return new Hysteresis.Rule(
        logic.maximum(),
        logic.minimum(),
        Duration.ofMinutes(logic.checkMinutes()),
        settings.closeAtCheckOnly());
  }

  private boolean mayClose(Moment now) {
    return open.since().isEmpty() || open.atLeast(RECLOSING, now);
  }

  @Override
  public void rest(Look look) {
    hysteresis = Optional.empty();
    waiting = Lasting.NOT;
    alarm = Optional.empty();
    drive(false, look.now());
  }

  private void drive(boolean closes, Moment now) {
    if (closes && !closed) {
      allowance.closes();
    }
    if (closed && !closes) {
      open = Lasting.NOT.next(true, now);
    }
    closed = closes;
  }
}
