// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import io.meriggio.simulator.Phases;
import io.meriggio.simulator.PlantState;
import io.meriggio.simulator.PlantState.PvString;
import io.meriggio.simulator.PlantState.Status;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Plant states with the values of documents and public captures. */
final class States {

  static final Instant AT = Instant.parse("2026-06-21T09:41:07Z");

  private States() {}

  static PlantState of(PlantState.Inverter inverter, PlantState.Grid grid) {
    return new PlantState(AT, 11, Phases.ZERO, inverter, grid);
  }

  static PlantState of(PlantState.Grid grid) {
    return of(inverter(Status.RUNNING, 0, List.of(), 0, 0, 0, 0), grid);
  }

  static PlantState.Inverter inverter(
      Status status,
      double acPower,
      List<PvString> strings,
      double energyToday,
      double energyTotal,
      double inside,
      double heatsink) {
    return new PlantState.Inverter(
        status,
        0,
        strings,
        Phases.even(acPower),
        0,
        inside,
        heatsink,
        energyToday,
        energyTotal,
        0,
        0,
        Set.of(),
        false,
        acPower);
  }

  static PlantState.Grid grid(
      Phases power, Phases reactive, Phases voltage, Phases current, double frequency) {
    return grid(power, reactive, voltage, current, frequency, 0, 0);
  }

  static PlantState.Grid grid(
      Phases power,
      Phases reactive,
      Phases voltage,
      Phases current,
      double frequency,
      double imported,
      double exported) {
    return new PlantState.Grid(
        power,
        reactive,
        voltage,
        current,
        frequency,
        imported,
        exported,
        Phases.ZERO,
        Phases.ZERO,
        List.of(0.0, 0.0, 0.0, 0.0));
  }

  /** The registers as the documents print them: four hex digits a word. */
  static String hex(Answer answer) {
    StringBuilder text = new StringBuilder();
    for (int word : ((Answer.Words) answer).values()) {
      text.append(text.isEmpty() ? "" : " ").append(String.format("%04X", word));
    }
    return text.toString();
  }
}
