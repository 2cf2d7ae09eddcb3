// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import java.util.List;
import java.util.Optional;

/**
 * By an even share of what there is: who is to charge on three phases, and who on one (decision
 * D2).
 */
final class PhaseChoice {
  private final Situation situation;
  private final Wishes wishes;
  private final List<ChargePoint> willing;

  PhaseChoice(Situation situation, Wishes wishes, List<ChargePoint> willing) {
    this.situation = situation;
    this.wishes = wishes;
    this.willing = willing;
  }

  /** Moves each that can be switched. */
  void step(List<ChargePoint> points) {
    if (!situation.settings().phaseSwitching()) {
      return;
    }
    for (ChargePoint point : points) {
      if (point.isOnline() && point.shown().canSwitchPhases()) {
        step(point);
      }
    }
  }

  private void step(ChargePoint point) {
    ChargingSettings settings = situation.settings();
    // A car that takes one phase gains nothing by three, and loses a pause.
    boolean wants =
        willing.contains(point) && !wishes.isWaitingForTime(point) && !point.car().takesOnePhase();
    point
        .phaseSwitch()
        .step(
            wants ? share(point) : Optional.empty(),
            point.shown().drawnPower(),
            settings.startDelay(),
            point.stopDelay(settings.stopDelay()),
            situation.now());
  }

  private Optional<Double> share(ChargePoint point) {
    if (!situation.isFresh()) {
      return Optional.empty();
    }
    double share = situation.exchange().headroom().orElseThrow().total() / willing.size();
    if (point.strategy() instanceof EcoStrategy eco) {
      long same = willing.stream().filter(p -> p.livesOf(eco.takesSurplus())).count();
      share = Math.min(share, situation.sun(eco) / same);
    }
    return Optional.of(share);
  }
}
