// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.replay;

import io.meriggio.controller.ChargingSession;
import io.meriggio.controller.StrategyKind;
import io.meriggio.controller.StrategySetting;
import io.meriggio.controller.internal.charging.ChargePointMemory;
import io.meriggio.controller.internal.charging.EcoGate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the charge points of a scenario have behind them at its second 0. */
final class Beginning {
  private Beginning() {}

  static Map<String, ChargePointMemory> of(List<Scenario.Box> boxes) {
    Map<String, ChargePointMemory> all = new TreeMap<>();
    for (Scenario.Box box : boxes) {
      StrategySetting strategy =
          box.strategy().orElseGet(() -> StrategySetting.of(StrategyKind.FAST));
      boolean begun = box.plugged() && box.sessionEnergy() > 0;
      all.put(
          box.id(),
          new ChargePointMemory(
              strategy,
              begun,
              false,
              Optional.empty(),
              false,
              begun ? Optional.of(session(box, strategy)) : Optional.empty(),
              false,
              Optional.of(0.0),
              0,
              new EcoGate.State(false, Duration.ZERO),
              Optional.empty(),
              false,
              List.of(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              false,
              Optional.empty()));
    }
    return all;
  }

  private static ChargingSession session(Scenario.Box box, StrategySetting strategy) {
    return new ChargingSession(
        box.id(),
        Instant.EPOCH,
        Optional.empty(),
        Optional.empty(),
        box.sessionEnergy(),
        Optional.empty(),
        strategy.kind(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
