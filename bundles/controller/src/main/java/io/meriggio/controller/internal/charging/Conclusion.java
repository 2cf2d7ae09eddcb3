// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import io.meriggio.controller.ChargePointState;
import io.meriggio.controller.ChargePointStatus;
import io.meriggio.controller.ChargeReason;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.internal.cycle.Sample;
import java.util.Locale;
import java.util.Optional;

/** Says what state a charge point is in, why, and for how long. */
final class Conclusion {
  private final Situation situation;
  private final Claim claim;
  private final ChargePoint point;

  Conclusion(Situation situation, Claim claim) {
    this.situation = situation;
    this.claim = claim;
    this.point = claim.point();
  }

  ChargePointStatus status() {
    Optional<ChargePointStatus> kept = point.presence().kept(situation.now());
    if (kept.isPresent()) {
      return kept.get();
    }
    Said said = said();
    return new ChargePointStatus(
        point.id(),
        point.id(),
        said.state(),
        said.reason(),
        said.sentence(),
        said.left(),
        point.setting(),
        point.isInProgress(),
        point.offered(),
        point.shown().phases(),
        point.isOnline() ? point.shown().power().map(Sample::value) : Optional.empty(),
        point.energy(),
        Optional.empty());
  }

  private Said said() {
    if (!point.isOnline()) {
      return Said.of(ChargePointState.OFFLINE, ChargeReason.NONE, "charging.offline");
    }
    if (point.shown().fault().isPresent()) {
      String fault = point.shown().fault().get();
      return Said.of(ChargePointState.FAULT, ChargeReason.NONE, "charging.fault", fault);
    }
    if (!point.isPlugged()) {
      return Said.of(ChargePointState.UNPLUGGED, ChargeReason.NONE, "charging.unplugged");
    }
    if (point.completion().isPresent()) {
      return completed(point.completion().get());
    }
    if (point.isStopped()) {
      return Said.standby(ChargeReason.USER_STOP, "charging.user-stop");
    }
    if (!point.shown().authorised()) {
      return Said.standby(ChargeReason.NOT_AUTHORISED, "charging.not-authorised");
    }
    if (point.car().takesNothing()) {
      return Said.standby(ChargeReason.CAR_NOT_READY, "charging.car-not-ready");
    }
    return point.offer().isRunning()
        ? new WhyRunning(situation, claim).said()
        : new WhyWaiting(situation, claim).said();
  }

  private Said completed(ChargeReason goal) {
    Said said =
        Said.of(
            ChargePointState.COMPLETED,
            goal,
            "charging.completed." + goal.name().toLowerCase(Locale.ROOT),
            Sentence.number(point.session().map(s -> s.energy()).orElse(0.0)));
    return goal == ChargeReason.TIME
            && claim.wish().orElse(null) instanceof DirectStrategy.Wish.Wait wait
        ? said.until(wait.remaining())
        : said;
  }
}
