// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import io.meriggio.controller.Actor;
import io.meriggio.controller.CtCheck;
import io.meriggio.controller.CtCheckStatus;
import io.meriggio.controller.EnergyFlow;
import io.meriggio.controller.EnergyFlows;
import io.meriggio.controller.ExportLimit;
import io.meriggio.controller.ExportLimitStatus;
import io.meriggio.controller.Figure;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.PlantEnergy;
import io.meriggio.controller.PlantPower;
import io.meriggio.controller.PlantPowerStatus;
import io.meriggio.controller.PlantSetPoints;
import io.meriggio.controller.Sentence;
import io.meriggio.device.Reason;
import io.meriggio.device.Unit;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;

/** The further services of the controller: what is asked of them is kept and answered as set. */
final class FakeControl {
  final List<String> asked = new CopyOnWriteArrayList<>();
  volatile Outcome answer = Outcome.done();
  volatile OptionalInt limit = OptionalInt.of(2000);
  volatile PlantSetPoints setPoints = PlantSetPoints.NONE;

  private Outcome ask(String what) {
    asked.add(what);
    return answer;
  }

  final class Limit implements ExportLimit {
    @Override
    public ExportLimitStatus status() {
      return new ExportLimitStatus(
          limit,
          Optional.of(1950.0),
          Map.of("roof", 40.5),
          Sentence.of("export.free", "2000 W", "1950 W"),
          false,
          Optional.empty());
    }

    @Override
    public Outcome limit(Actor actor, OptionalInt watts) {
      limit = answer instanceof Outcome.Done ? watts : limit;
      return ask("limit " + watts);
    }
  }

  final class Power implements PlantPower {
    @Override
    public Outcome set(Source source, PlantSetPoints asked, Actor actor) {
      setPoints = answer instanceof Outcome.Done ? asked : setPoints;
      return ask(source.name());
    }

    @Override
    public PlantPowerStatus status() {
      PlantPowerStatus.Part none =
          new PlantPowerStatus.Part(PlantPowerStatus.State.NONE, Sentence.of("power.plant.none"));
      return new PlantPowerStatus(
          PlantSetPoints.NONE,
          false,
          setPoints,
          new PlantPowerStatus.Part(
              PlantPowerStatus.State.RAMPING, Sentence.of("power.plant.ramping", "60 %", "50 %")),
          none,
          none,
          List.of("roof"),
          Optional.of(6000.0),
          FakeGateway.AT);
    }
  }

  final class Check implements CtCheck {
    @Override
    public Outcome start(Actor actor, CtCheckStatus.Kind kind) {
      return ask("start " + kind);
    }

    @Override
    public CtCheckStatus status() {
      return new CtCheckStatus(
          Optional.of(CtCheckStatus.Kind.EXCHANGE),
          Optional.of("grid"),
          CtCheckStatus.Stage.LOAD,
          Optional.empty(),
          Sentence.of("check.load", "-412"),
          Optional.of(Duration.ofSeconds(30)),
          Optional.of(-412.0),
          false,
          false);
    }

    @Override
    public Outcome confirm(Actor actor, boolean yes) {
      return ask("confirm " + yes);
    }

    @Override
    public Outcome applyReversal(Actor actor) {
      return ask("reversal");
    }

    @Override
    public Outcome cancel(Actor actor) {
      return ask("cancel");
    }
  }

  static final class Energy implements PlantEnergy {
    @Override
    public EnergyFlows today() {
      Map<EnergyFlow, Figure> flows = new EnumMap<>(EnergyFlow.class);
      for (EnergyFlow flow : EnergyFlow.values()) {
        flows.put(flow, Figure.unknown(Unit.WATT_HOUR, Reason.STALE, FakeGateway.AT));
      }
      flows.put(EnergyFlow.PV_TO_HOUSEHOLD, Figure.good(1234.5, Unit.WATT_HOUR, FakeGateway.AT));
      return new EnergyFlows(FakeGateway.AT.minusSeconds(3600), FakeGateway.AT, flows);
    }

    @Override
    public Optional<EnergyFlows> lastInterval() {
      return Optional.empty();
    }
  }
}
