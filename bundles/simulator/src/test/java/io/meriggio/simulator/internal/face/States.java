// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import io.meriggio.simulator.state.Grid;
import io.meriggio.simulator.state.Inverter;
import io.meriggio.simulator.state.Phases;
import io.meriggio.simulator.state.PlantState;
import io.meriggio.simulator.state.PvString;
import io.meriggio.simulator.state.Status;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Plant states with the values of documents and public captures. */
final class States {

  static final Instant AT = Instant.parse("2026-06-21T09:41:07Z");

  private States() {}

  static PlantState of(Inverter inverter, Grid grid) {
    return new PlantState(AT, 11, Phases.ZERO, inverter, grid);
  }

  static PlantState of(Grid grid) {
    return of(inverter(Status.RUNNING, 0, List.of(), 0, 0, 0, 0), grid);
  }

  static Inverter inverter(
      Status status,
      double acPower,
      List<PvString> strings,
      double energyToday,
      double energyTotal,
      double inside,
      double heatsink) {
    return new Inverter(
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

  static Grid grid(
      Phases power, Phases reactive, Phases voltage, Phases current, double frequency) {
    return grid(power, reactive, voltage, current, frequency, 0, 0);
  }

  static Grid grid(
      Phases power,
      Phases reactive,
      Phases voltage,
      Phases current,
      double frequency,
      double imported,
      double exported) {
    return new Grid(
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
