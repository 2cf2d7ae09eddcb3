// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import io.meriggio.controller.internal.cycle.Lasting;
import io.meriggio.controller.internal.cycle.Moment;
import java.time.Duration;
import java.util.Optional;

/**
 * Moves a charge point between one and three phases (decision D2): below 4140 W one phase is
 * enough. It is done without current only: stop, wait until the car draws nothing, switch, start.
 */
final class PhaseSwitch {
  /** What three phases take at least, W: 3 × 6 A × 230 V. */
  static final double THREE_PHASES = 4140;

  private static final Duration DEAD_TIME = Duration.ofSeconds(30);
  private static final Duration TIME_OUT = Duration.ofSeconds(600);
  private static final Duration BETWEEN = Duration.ofMinutes(10);

  private enum Stage {
    NONE,
    STOPPING,
    STOPPED,
    SWITCHED
  }

  private int phases = 3;
  private Stage stage = Stage.NONE;
  private Lasting inStage = Lasting.NOT;
  private Lasting unfit = Lasting.NOT;
  private Optional<Moment> last = Optional.empty();

  /**
   * Takes what there is.
   *
   * @param available W that it could use; empty = it does not want to charge
   * @param power W that the car draws
   * @param up how long there must be enough for three phases
   * @param down how long there must be too little
   */
  void step(Optional<Double> available, double power, Duration up, Duration down, Moment now) {
    inStage = inStage.next(stage != Stage.NONE, now);
    switch (stage) {
      case NONE -> consider(available, up, down, now);
      case STOPPING -> stopping(power, now);
      case STOPPED -> stopped(power, now);
      case SWITCHED -> {
        if (inStage.atLeast(DEAD_TIME, now)) {
          enter(Stage.NONE, now);
        }
      }
    }
  }

  private void consider(Optional<Double> available, Duration up, Duration down, Moment now) {
    boolean fits = available.map(watts -> watts >= THREE_PHASES == (phases == 3)).orElse(true);
    unfit = unfit.next(!fits, now);
    boolean rested = last.map(at -> now.since(at).compareTo(BETWEEN) >= 0).orElse(true);
    if (rested && unfit.atLeast(phases == 3 ? down : up, now)) {
      unfit = Lasting.NOT;
      enter(Stage.STOPPING, now);
    }
  }

  private void stopping(double power, Moment now) {
    if (power < Car.DRAWS) {
      enter(Stage.STOPPED, now);
    } else if (inStage.atLeast(TIME_OUT, now)) {
      // A car that does not let go: it charges on as it is, and is asked again later.
      last = Optional.of(now);
      enter(Stage.NONE, now);
    }
  }

  private void stopped(double power, Moment now) {
    if (power >= Car.DRAWS) {
      enter(Stage.STOPPING, now);
    } else if (inStage.atLeast(DEAD_TIME, now)) {
      phases = 4 - phases;
      last = Optional.of(now);
      enter(Stage.SWITCHED, now);
    }
  }

  private void enter(Stage next, Moment now) {
    stage = next;
    inStage = Lasting.NOT.next(next != Stage.NONE, now);
  }

  /** Whether no current may be offered now. */
  boolean isBusy() {
    return stage != Stage.NONE;
  }

  /** On how many phases it is to charge, 1 or 3. */
  int phases() {
    return phases;
  }

  /** Until current may be offered again, as far as clocks decide. */
  Optional<Duration> left(Moment now) {
    return switch (stage) {
      case NONE, STOPPING -> Optional.empty();
      case STOPPED -> Optional.of(inStage.remaining(DEAD_TIME, now).plus(DEAD_TIME));
      case SWITCHED -> Optional.of(inStage.remaining(DEAD_TIME, now));
    };
  }

  /** How long ago it was switched; empty when it never was. */
  Optional<Duration> age(Moment now) {
    return last.map(now::since);
  }

  /** What was so before a restart; a switch on its way begins anew. */
  void restore(int before, Optional<Duration> age, Moment now) {
    phases = before;
    last = age.map(ago -> new Moment(now.wall().minus(ago), now.running().minus(ago)));
  }
}
