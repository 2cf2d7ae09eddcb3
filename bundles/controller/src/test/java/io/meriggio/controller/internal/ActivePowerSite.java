// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import io.meriggio.configuration.ControllerConfiguration;
import io.meriggio.controller.Actor;
import io.meriggio.controller.Figure;
import io.meriggio.controller.PlantDescription;
import io.meriggio.controller.PlantNow;
import io.meriggio.controller.PlantPower.Source;
import io.meriggio.controller.PlantSetPoints;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.UserRole;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.power.plant.PlantPowerState;
import io.meriggio.device.Device;
import io.meriggio.device.Text;
import io.meriggio.device.Unit;
import io.meriggio.memory.Memory;
import io.meriggio.memory.internal.ForgetfulMemory;
import io.meriggio.memory.records.Keeper;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A roof, a load and a meter, with export limit and plant power control as the gateway has them.
 */
final class ActivePowerSite {
  static final Duration CYCLE = Duration.ofSeconds(5);
  private static final Actor OWNER = Actor.of(UserRole.OWNER, "anna");

  final Map<String, SimulatedInverter> inverters = new TreeMap<>();
  double load;
  double grid;
  Moment now = new Moment(Instant.parse("2026-06-01T10:00:00Z"), Duration.ofHours(1));
  private final Memory memory = new ForgetfulMemory(Text.NONE);
  private PlantPowerState kept = PlantPowerState.EMPTY;
  private ControllerConfiguration site = ControllerConfiguration.unconfigured();
  private ExportLimitPart export;
  private PlantPowerPart plant;
  private Part orders;

  ActivePowerSite() {
    restart();
  }

  /** The controller begins anew; devices and memory stay. */
  void restart() {
    Keeper keeper = new Keeper(memory);
    export =
        new ExportLimitPart(
            keeper,
            () -> now,
            () -> site.exportLimit(),
            id -> Optional.empty(),
            new DecisionJournal(keeper));
    plant =
        new PlantPowerPart(
            () -> site.plantPower(),
            export::wanted,
            () -> now,
            "run" + now.running().toSeconds(),
            kept,
            state -> kept = state);
    orders = export.orders(plant::limited);
  }

  void limit(Optional<Integer> watts) {
    export.limit(OWNER, watts.map(OptionalInt::of).orElseGet(OptionalInt::empty));
  }

  /** A set-point of the plant controller in % of rated power; empty withdraws it. */
  void setPoint(Optional<Double> percent) {
    plant.set(
        Source.CONTROLLER,
        percent.map(PlantSetPoints::limit).orElse(PlantSetPoints.NONE),
        Actor.anonymous());
  }

  /** What plant power control says of its ramp and whether it came about. */
  String state() {
    return plant.status().active().state().name();
  }

  double delivered() {
    return inverters.values().stream().mapToDouble(i -> i.delivered).sum();
  }

  double rated() {
    return inverters.values().stream().mapToDouble(i -> i.rated).sum();
  }

  /** Physics, a measurement, a decision; then the clock goes on. */
  void cycle() {
    grid = -load;
    for (SimulatedInverter inverter : inverters.values()) {
      inverter.begin(now, grid);
      grid += inverter.delivered;
    }
    Map<String, Figure> figures = new HashMap<>();
    figures.put("grid_power", Figure.good(grid, Unit.WATT, now.wall()));
    Map<String, Device> devices = new HashMap<>(inverters);
    Cycle cycle =
        new Cycle(
            now,
            new PlantNow(figures, OptionalInt.empty(), List.of(), now.wall()),
            description(),
            devices);
    export.step(cycle);
    plant.step(cycle);
    orders.step(cycle);
    now = now.plus(CYCLE);
  }

  private PlantDescription description() {
    return new PlantDescription(
        "",
        OptionalInt.of(3),
        Optional.empty(),
        ZoneId.of("Europe/Rome"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.copyOf(inverters.keySet()),
        List.of(),
        List.of(),
        OptionalInt.empty(),
        Sentence.of("configuration.no-exchange"));
  }
}
