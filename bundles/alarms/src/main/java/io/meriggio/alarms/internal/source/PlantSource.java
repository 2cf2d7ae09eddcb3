// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.source;

import io.meriggio.alarms.Severity;
import io.meriggio.alarms.Trouble;
import io.meriggio.alarms.internal.book.Look;
import io.meriggio.controller.Figure;
import io.meriggio.controller.Plant;
import io.meriggio.controller.PlantNow;
import io.meriggio.controller.Sentence;
import io.meriggio.device.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The plant as a whole: more drawn than the contract allows, a balance that can't be. */
public final class PlantSource implements Source {
  static final String PLANT = "plant";
  static final String EXCEEDED = "CONTRACT_EXCEEDED";
  static final String INCONSISTENT = "INCONSISTENT";
  private static final String HINT = "hint.inconsistent";

  private static final Duration LASTS = Duration.ofSeconds(60);
  private static final Duration CALM = Duration.ofMinutes(5);

  private final Supplier<Optional<Plant>> plant;

  public PlantSource(Supplier<Optional<Plant>> plant) {
    this.plant = plant;
  }

  @Override
  public Look look() {
    Optional<Plant> present = plant.get();
    if (present.isEmpty()) {
      return new Look(List.of(), key -> key.startsWith(PLANT + "/"));
    }
    PlantNow now = present.get().now();
    List<Trouble> troubles = new ArrayList<>();
    Set<String> unknown = new HashSet<>();
    contract(now, present.get().description().contractedPower(), troubles, unknown);
    balance(now, troubles, unknown);
    return new Look(troubles, unknown::contains);
  }

  private static void contract(
      PlantNow now, Optional<Integer> contract, List<Trouble> troubles, Set<String> unknown) {
    if (contract.isEmpty()) {
      return;
    }
    Optional<Double> drawn = now.figure("withdrawal_power").value();
    if (drawn.isEmpty()) {
      unknown.add(PLANT + "/" + EXCEEDED);
    } else if (drawn.get() > contract.get()) {
      troubles.add(
          Trouble.of(
                  PLANT,
                  EXCEEDED,
                  Severity.WARNING,
                  SourceTexts.text(
                      "plant.CONTRACT_EXCEEDED", Math.round(drawn.get()), contract.get()))
              .lasting(LASTS, CALM));
    }
  }

  private static void balance(PlantNow now, List<Trouble> troubles, Set<String> unknown) {
    Figure consumption = now.figure("consumption_power");
    if (!consumption.isKnown()) {
      unknown.add(PLANT + "/" + INCONSISTENT);
    } else if (consumption.reason() == Reason.INCONSISTENT) {
      troubles.add(
          Trouble.of(
                  PLANT,
                  INCONSISTENT,
                  Severity.WARNING,
                  now.hints().stream()
                      .filter(hint -> hint.key().startsWith(HINT))
                      .findFirst()
                      .map(Sentence::text)
                      .orElseGet(() -> SourceTexts.text("plant.INCONSISTENT")))
              .lasting(LASTS, CALM));
    }
  }
}
