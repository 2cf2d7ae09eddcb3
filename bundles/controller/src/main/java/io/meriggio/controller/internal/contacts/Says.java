// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.contacts;

import io.meriggio.controller.Logic;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.internal.contacts.Verdict.Finding;
import io.meriggio.controller.internal.contacts.Verdict.Why;
import io.meriggio.controller.internal.cycle.Sample;
import io.meriggio.device.Unit;
import java.time.Duration;
import java.util.Optional;

/** A threshold logic's verdict in words, with its figures. */
record Says(Logic logic, Look look, Sample sample, Hysteresis thresholds) {

  Verdict verdict(boolean closed) {
    double threshold = thresholds.left() ? logic.minimum() : logic.maximum();
    return new Verdict(
        logic.id(),
        closed,
        closed ? Why.CLOSED : Why.THRESHOLD,
        sentence(closed),
        remaining(),
        Optional.of(new Finding(logic.variable(), sample.value(), threshold)));
  }

  private Sentence sentence(boolean closed) {
    if (thresholds.reached()) {
      String key = closed ? "contacts.closed-until-minimum" : "contacts.open-until-minimum";
      return against(logic.minimum(), key);
    }
    if (thresholds.persisting()) {
      return against(logic.maximum(), closed ? "contacts.opens-soon" : "contacts.closes-soon");
    }
    return against(logic.maximum(), closed ? "contacts.closed-below" : "contacts.open-below");
  }

  private Sentence against(double threshold, String key) {
    Unit unit = logic.variable().unit();
    return Sentence.of(
        key, logic.id(), Words.figure(sample.value(), unit), Words.figure(threshold, unit));
  }

  private Optional<Duration> remaining() {
    Duration untilCheck =
        thresholds.untilCheck(Duration.ofMinutes(logic.checkMinutes()), look.now());
    if (thresholds.reached()) {
      return Optional.of(untilCheck);
    }
    if (!thresholds.persisting()) {
      return Optional.empty();
    }
    return Optional.of(
        look.settings().closeAtCheckOnly() ? untilCheck : thresholds.untilReached(look.now()));
  }

  static Sentence outside(Logic logic) {
    return Sentence.of(
        "contacts.window",
        logic.id(),
        logic.from() + "–" + logic.to(),
        logic.yearFrom() + " – " + logic.yearTo());
  }

  static Sentence started(String logic) {
    return Sentence.of("contacts.waits-for-value", logic);
  }

  static Sentence noData(String logic) {
    return Sentence.of("contacts.data-lost", logic, Words.seconds(LogicRun.DATA_HELD));
  }

  static Sentence lost(Logic logic) {
    return Sentence.of(
        "contacts.alarm." + logic.onDataLoss(), logic.id(), Words.seconds(LogicRun.DATA_HELD));
  }

  static Sentence dailyLimit(String logic, DailyAllowance used) {
    return Sentence.of(
        "contacts.daily-limit",
        logic,
        used.closedTime().toMinutes() + " min",
        Integer.toString(used.closings()));
  }
}
