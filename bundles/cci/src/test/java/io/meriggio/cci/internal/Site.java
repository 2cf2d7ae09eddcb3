// SPDX-License-Identifier: Apache-2.0
package io.meriggio.cci.internal;

import io.meriggio.controller.Actor;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.Plant;
import io.meriggio.controller.PlantDescription;
import io.meriggio.controller.PlantNow;
import io.meriggio.controller.PlantPower;
import io.meriggio.controller.PlantPowerStatus;
import io.meriggio.controller.PlantPowerStatus.Part;
import io.meriggio.controller.PlantPowerStatus.State;
import io.meriggio.controller.PlantSetPoints;
import io.meriggio.controller.Sentence;
import io.meriggio.device.Capability;
import io.meriggio.device.Command;
import io.meriggio.device.CommandResult;
import io.meriggio.device.Device;
import io.meriggio.device.DeviceInfo;
import io.meriggio.device.DeviceState;
import io.meriggio.device.Point;
import io.meriggio.device.PollClass;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Snapshot;
import io.meriggio.device.Text;
import io.meriggio.device.Unit;
import io.meriggio.device.Value;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A plant with a PSC 100 whose figures a test sets, and plant power control that takes notes. */
final class Site implements Plant, PlantPower {
  static final Instant NOW = Instant.parse("2026-06-01T08:00:00Z");

  final Map<String, Reading> readings = new LinkedHashMap<>();
  final List<PlantSetPoints> asked = new CopyOnWriteArrayList<>();
  final List<Actor> actors = new CopyOnWriteArrayList<>();
  volatile Optional<Outcome> refusal = Optional.empty();
  volatile Optional<PlantSetPoints> inForce = Optional.empty();
  volatile Instant cycleAt = NOW.plusSeconds(1);
  volatile boolean controlled = true;
  private final List<Device> devices = new ArrayList<>(List.of(new Cabinet()));

  SunSpecChain chain() {
    return new SunSpecChain(
        this,
        () -> devices,
        () -> controlled ? Optional.of(this) : Optional.empty(),
        new Controls(Clock.fixed(NOW, ZoneOffset.UTC)),
        "0.1.0",
        1);
  }

  void shows(String point, double value) {
    Point number = Point.number(point, Unit.NONE, PollClass.FAST);
    readings.put(point, Reading.good(number, Value.of(value), NOW));
  }

  void showsText(String point, String value) {
    Point text = Point.text(point, PollClass.ONCE);
    readings.put(point, Reading.good(text, Value.of(value), NOW));
  }

  /** A plant of 250 kW at noon, every figure known. */
  Site atNoon() {
    shows("ac_power", 187_500);
    shows("reactive_power", -12_000);
    shows("power_factor", 0.998);
    shows("frequency", 50.01);
    shows("voltage_l1_l2", 801.5);
    shows("voltage_l2_l3", 802.0);
    shows("voltage_l3_l1", 800.9);
    shows("energy_pv_total", 123_456_000);
    shows("available_power", 210_000);
    shows("rated_power", 250_000);
    showsText("serial_number", "PSC-0001");
    return this;
  }

  @Override
  public PlantNow now() {
    return new PlantNow(Map.of(), OptionalInt.empty(), List.of(), NOW);
  }

  @Override
  public PlantDescription description() {
    return new PlantDescription(
        "Sunny Field",
        OptionalInt.of(3),
        Optional.empty(),
        ZoneId.of("Europe/Rome"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        OptionalInt.empty(),
        Sentence.of("configuration.no-exchange"));
  }

  @Override
  public Outcome set(Source source, PlantSetPoints setPoints, Actor actor) {
    if (refusal.isPresent()) {
      return refusal.get();
    }
    asked.add(setPoints);
    actors.add(actor);
    return Outcome.done();
  }

  PlantSetPoints lastAsked() {
    return asked.get(asked.size() - 1);
  }

  @Override
  public PlantPowerStatus status() {
    PlantSetPoints controller = inForce.orElse(asked.isEmpty() ? PlantSetPoints.NONE : lastAsked());
    Part part = new Part(State.NONE, Sentence.of("power.plant.none"));
    return new PlantPowerStatus(
        controller,
        false,
        controller,
        part,
        part,
        part,
        List.of("psc"),
        Optional.of(250_000.0),
        cycleAt);
  }

  private final class Cabinet implements Device {
    @Override
    public DeviceInfo info() {
      return new DeviceInfo(
          "psc",
          "psc100",
          "psc",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Set.of(Capability.PLANT_CONTROLLER, Capability.PV_INVERTER));
    }

    @Override
    public Snapshot snapshot() {
      return new Snapshot("psc", DeviceState.ONLINE, Reason.NONE, Text.NONE, readings, NOW);
    }

    @Override
    public CompletionStage<CommandResult> submit(Command command) {
      return CompletableFuture.failedStage(new AssertionError("a face commands no device"));
    }
  }
}
