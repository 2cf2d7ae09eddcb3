// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.check;

import static io.meriggio.controller.internal.check.Verdict.watts;

import io.meriggio.controller.CtCheckStatus.Kind;
import io.meriggio.controller.CtCheckStatus.Result;
import io.meriggio.controller.CtCheckStatus.Stage;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import java.time.Duration;
import java.util.Optional;

/**
 * One check of a current sensor, from its start to its verdict: exchange PV_OFF → READING → LOAD →
 * ENDED, production READING → DISPLAY → ENDED.
 *
 * <p>Threads: one at a time.
 */
public final class CtCheckMachine {
  static final Duration ANSWER_WITHIN = Duration.ofMinutes(10);

  /** A sensor that shows less says nothing about how it is mounted. */
  static final double LEAST_PRODUCTION = 100;

  private final Kind kind;
  private Stage stage;
  private Moment since;
  private Baseline baseline;
  private Optional<LoadTest> test = Optional.empty();
  private Optional<Verdict> verdict = Optional.empty();
  private Optional<Double> shown = Optional.empty();
  private Optional<Double> production = Optional.empty();

  /** Begins a check. */
  public CtCheckMachine(Kind kind, Moment now) {
    this.kind = kind;
    this.since = now;
    this.baseline = new Baseline(now);
    this.stage = kind == Kind.EXCHANGE ? Stage.PV_OFF : Stage.READING;
  }

  /** Takes what is seen now; to be called about each second while the check goes on. */
  public void step(Look look, Moment now) {
    shown = look.freshPower(now).map(Sample::value);
    production = look.freshProduction(now).map(Sample::value);
    switch (stage) {
      case PV_OFF -> waitForPv(look, now);
      case READING -> read(look, now);
      case LOAD -> watchLoad(look, now);
      case DISPLAY -> waitForAnswer(now);
      default -> {
        // has ended
      }
    }
  }

  private void waitForPv(Look look, Moment now) {
    boolean off =
        look.freshProduction(now).filter(p -> p.value() <= LoadTest.PV_IS_OFF_BELOW).isPresent();
    if (off || !look.hasPv()) {
      enter(Stage.READING, now);
    } else {
      waitForAnswer(now);
    }
  }

  private void waitForAnswer(Moment now) {
    if (isOver(ANSWER_WITHIN, now)) {
      end(Verdict.of(Result.ABORTED, "check.timeout"));
    }
  }

  private void read(Look look, Moment now) {
    baseline.take(look, now);
    boolean over = isOver(Look.FRESH, now);
    if (over && baseline.isEmpty()) {
      end(Verdict.of(Result.ABORTED, "check.data-lost"));
    } else if (over || baseline.isEnough()) {
      LoadTest begun = baseline.test(look, now);
      if (kind == Kind.EXCHANGE) {
        test = Optional.of(begun);
        enter(Stage.LOAD, now);
      } else {
        judgeProduction(begun.before(), now);
      }
    }
  }

  private void judgeProduction(double power, Moment now) {
    if (power <= -LEAST_PRODUCTION) {
      end(Verdict.reversible(Result.REVERSED, "check.production-reversed", watts(power)));
    } else if (power < LEAST_PRODUCTION) {
      end(Verdict.of(Result.ABORTED, "check.no-production", watts(power)));
    } else {
      enter(Stage.DISPLAY, now);
    }
  }

  private void watchLoad(Look look, Moment now) {
    LoadTest running = test.orElseThrow();
    Optional<Verdict> judged = running.judge(look, now);
    if (judged.isPresent()) {
      end(judged.get());
    } else if (look.freshPower(now).isEmpty()) {
      end(Verdict.of(Result.ABORTED, "check.data-lost"));
    } else if (isOver(LoadTest.WINDOW, now)) {
      end(running.unchanged());
    }
  }

  /**
   * Takes the person's answer.
   *
   * @return false when nothing was asked
   */
  public boolean answer(boolean yes, Moment now) {
    if (stage == Stage.PV_OFF) {
      if (yes) {
        enter(Stage.READING, now);
      } else {
        end(Verdict.of(Result.ABORTED, "check.pv-on"));
      }
      return true;
    }
    if (stage == Stage.DISPLAY) {
      String power = shown.map(Verdict::watts).orElse("?");
      end(
          yes
              ? Verdict.of(Result.CORRECT, "check.display-same", power)
              : Verdict.of(Result.DIFFERS, "check.display-differs", power));
      return true;
    }
    return false;
  }

  /**
   * Ends the check.
   *
   * @return false when it has ended
   */
  public boolean cancel() {
    if (!isRunning()) {
      return false;
    }
    end(Verdict.of(Result.CANCELLED, "check.cancelled"));
    return true;
  }

  private void enter(Stage next, Moment now) {
    stage = next;
    since = now;
    if (next == Stage.READING) {
      baseline = new Baseline(now);
    }
  }

  private void end(Verdict found) {
    stage = Stage.ENDED;
    verdict = Optional.of(found);
  }

  private boolean isOver(Duration span, Moment now) {
    return now.since(since).compareTo(span) >= 0;
  }

  public Kind kind() {
    return kind;
  }

  public Stage stage() {
    return stage;
  }

  public boolean isRunning() {
    return stage != Stage.ENDED;
  }

  public Optional<Result> result() {
    return verdict.map(Verdict::result);
  }

  /** Whether turning the sign mends what was found. */
  public boolean isReversible() {
    return verdict.filter(Verdict::reversible).isPresent();
  }

  /** What the sensor shows, in W; empty when there is no fresh reading. */
  public Optional<Double> shown() {
    return shown;
  }

  /** Until the stage ends by itself; empty when it has ended. */
  public Optional<Duration> remaining(Moment now) {
    Duration span =
        switch (stage) {
          case PV_OFF, DISPLAY -> ANSWER_WITHIN;
          case READING -> Look.FRESH;
          case LOAD -> LoadTest.WINDOW;
          default -> Duration.ZERO;
        };
    Duration left = span.minus(now.since(since));
    return isRunning() ? Optional.of(left.isNegative() ? Duration.ZERO : left) : Optional.empty();
  }

  /** What the person is to do, or what was found. */
  public Sentence sentence() {
    String power = shown.map(Verdict::watts).orElse("?");
    return switch (stage) {
      case PV_OFF ->
          production
              .map(p -> Sentence.of("check.pv-still-on", watts(p)))
              .orElseGet(() -> Sentence.of("check.pv-off"));
      case READING -> Sentence.of("check.reading");
      case LOAD -> Sentence.of("check.load", watts(test.orElseThrow().before()));
      case DISPLAY -> Sentence.of("check.display", power);
      default -> verdict.map(Verdict::sentence).orElseGet(() -> Sentence.of("check.idle"));
    };
  }
}
