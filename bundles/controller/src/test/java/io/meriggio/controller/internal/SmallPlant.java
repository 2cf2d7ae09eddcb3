// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import io.meriggio.controller.Figure;
import io.meriggio.controller.PlantDescription;
import io.meriggio.controller.PlantNow;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.device.Capability;
import io.meriggio.device.CommandResult;
import io.meriggio.device.Device;
import io.meriggio.device.DeviceState;
import io.meriggio.device.Reason;
import io.meriggio.device.Unit;
import io.meriggio.device.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A single-phase plant of a meter, an inverter and a charge point of 32 A with a car that follows
 * at once. Time moves when it is told to.
 */
final class SmallPlant {
  static final double VOLTS = 230;

  final RecordedDevice box = new RecordedDevice("box");
  double house = 500;
  double sun;
  boolean meterAnswers = true;
  boolean boxAnswers = true;
  boolean plugged = true;
  int contract = 6000;
  Moment now = new Moment(Instant.parse("2026-06-01T10:00:00Z"), Duration.ofHours(1));

  private final RecordedDevice meter = new RecordedDevice("meter", Capability.GRID_METER);
  private final RecordedDevice io = new RecordedDevice("io", Capability.SWITCHED_OUTPUTS);
  private double drawn;
  private double energy = 100_000;
  private Instant measured = now.wall();
  private double grid;

  /** Lets so many seconds pass, and gives what is seen then. */
  Cycle after(int seconds) {
    now = now.plus(Duration.ofSeconds(seconds));
    energy += drawn * seconds / 3600;
    drawn = amperes() * VOLTS;
    if (meterAnswers) {
      measured = now.wall();
      grid = sun - house - drawn;
      meter.number("grid_power", grid, measured);
    }
    if (boxAnswers) {
      box.state = DeviceState.ONLINE;
      box.word("charger_status", !plugged ? "A" : drawn > 0 ? "C" : "B", now.wall())
          .number("charger_power", drawn, now.wall())
          .number("charger_energy_total", energy, now.wall())
          .number("charger_rated_current", 32, now.wall())
          .number("charger_phases", 1, now.wall());
    } else {
      box.state = DeviceState.OFFLINE;
    }
    return new Cycle(now, figures(), description(), devices());
  }

  /** What the car takes of what it was last ordered, if the order was obeyed, A. */
  private double amperes() {
    boolean obeyed = box.answer instanceof CommandResult.Confirmed;
    return plugged && obeyed ? ordered() : drawn / VOLTS;
  }

  /** The limit that was last ordered; 0 before the first. */
  double ordered() {
    for (int i = box.commands.size() - 1; i >= 0; i--) {
      Value limit = box.commands.get(i).values().get("charger_current_limit");
      if (limit instanceof Value.Numeric number) {
        return number.number();
      }
    }
    return 0;
  }

  RecordedDevice terminals() {
    return io;
  }

  double energy() {
    return energy;
  }

  private PlantNow figures() {
    Map<String, Figure> figures = new HashMap<>();
    figures.put(
        "grid_power",
        meterAnswers
            ? Figure.good(grid, Unit.WATT, measured)
            : Figure.unknown(Unit.WATT, Reason.TIMEOUT, now.wall()));
    figures.put("consumption_power", Figure.good(house + drawn, Unit.WATT, now.wall()));
    figures.put("charger_power", Figure.good(drawn, Unit.WATT, now.wall()));
    figures.put("battery_power", Figure.good(0, Unit.WATT, now.wall()));
    figures.put("in_feed_power", Figure.good(Math.max(0, grid), Unit.WATT, now.wall()));
    figures.put("pv_power", Figure.good(sun, Unit.WATT, now.wall()));
    figures.put("battery_soc", Figure.notPresent(Unit.PERCENT, now.wall()));
    return new PlantNow(figures, OptionalInt.empty(), List.of(), now.wall());
  }

  PlantDescription description() {
    return new PlantDescription(
        "",
        OptionalInt.of(1),
        Optional.of(contract),
        ZoneId.of("Europe/Rome"),
        Optional.empty(),
        Optional.empty(),
        Optional.of("meter"),
        List.of("roof"),
        List.of(),
        List.of("box"),
        OptionalInt.empty(),
        Sentence.of("configuration.no-pv", "meter"));
  }

  private Map<String, Device> devices() {
    return Map.of("meter", meter, "box", box, "io", io);
  }
}
