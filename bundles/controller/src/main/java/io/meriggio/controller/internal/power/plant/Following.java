// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.power.plant;

import io.meriggio.controller.PlantPowerStatus.Part;
import io.meriggio.controller.PlantPowerStatus.State;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.internal.cycle.Lasting;
import io.meriggio.controller.internal.cycle.Moment;
import java.time.Duration;
import java.util.Optional;

/** How far one set-point has come: it may be missed for a while before it counts as not reached. */
final class Following {

  static final Part NOTHING = new Part(State.NONE, Sentence.of("power.plant.none"));

  private Optional<Object> target = Optional.empty();
  private Lasting missed = Lasting.NOT;

  /**
   * As seen now.
   *
   * @param asked what is asked for; another one begins anew
   * @param ramping why the ramp has not ended yet; empty when it has
   */
  Part step(
      Optional<?> asked, Optional<Sentence> ramping, Verdict verdict, Duration within, Moment now) {
    if (!asked.equals(target)) {
      target = asked.map(Object.class::cast);
      missed = Lasting.NOT;
    }
    if (asked.isEmpty()) {
      return NOTHING;
    }
    if (ramping.isPresent()) {
      missed = Lasting.NOT;
      return new Part(State.RAMPING, ramping.get());
    }
    missed = missed.next(!verdict.confirmed(), now);
    if (verdict.confirmed()) {
      return new Part(State.CONFIRMED, verdict.reason());
    }
    return new Part(
        missed.atLeast(within, now) ? State.NOT_REACHED : State.WAITING, verdict.reason());
  }
}
