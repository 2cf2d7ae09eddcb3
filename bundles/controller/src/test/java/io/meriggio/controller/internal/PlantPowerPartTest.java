// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.meriggio.configuration.ControllerConfiguration;
import io.meriggio.controller.Actor;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.PlantDescription;
import io.meriggio.controller.PlantNow;
import io.meriggio.controller.PlantPower.Source;
import io.meriggio.controller.PlantPowerStatus.State;
import io.meriggio.controller.PlantSetPoints;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.UserRole;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.power.plant.PlantPowerState;
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
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class PlantPowerPartTest {
  private static final Actor CCI = new Actor(Optional.empty(), "cci");

  private final Cabinet cabinet = new Cabinet();
  private Moment now = new Moment(Instant.parse("2026-06-01T08:00:00Z"), Duration.ofHours(1));
  private PlantPowerState kept = PlantPowerState.EMPTY;
  private PlantPowerPart part = part();

  private PlantPowerPart part() {
    return new PlantPowerPart(
        () -> ControllerConfiguration.unconfigured().plantPower(),
        Map::of,
        () -> now,
        "run",
        kept,
        state -> kept = state);
  }

  /** A PSC 100 of 100 kW that follows at once and shows it. */
  private final class Cabinet implements Device {
    private final List<Command> commands = new ArrayList<>();
    private double limit = 100;

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
      Point point =
          Point.number("active_power_limit", Unit.PERCENT, PollClass.NORMAL)
              .commandable(new Point.Commandable(0, 100, 0.1, List.of(), 0, 5));
      Point power = Point.number("ac_power", Unit.WATT, PollClass.FAST);
      Point rated = Point.number("rated_power", Unit.WATT, PollClass.ONCE);
      return new Snapshot(
          "psc",
          DeviceState.ONLINE,
          Reason.NONE,
          Text.NONE,
          Map.of(
              "active_power_limit", Reading.good(point, Value.of(limit), now.wall()),
              "ac_power", Reading.good(power, Value.of(limit * 1000), now.wall()),
              "rated_power", Reading.good(rated, Value.of(100_000), now.wall())),
          now.wall());
    }

    @Override
    public CompletionStage<CommandResult> submit(Command command) {
      commands.add(command);
      limit = ((Value.Numeric) command.values().get("active_power_limit")).number();
      return CompletableFuture.completedFuture(new CommandResult.Confirmed());
    }
  }

  private void cycles(int count) {
    for (int k = 0; k < count; k++) {
      now = now.plus(Duration.ofSeconds(5));
      part.step(
          new Cycle(
              now,
              new PlantNow(Map.of(), OptionalInt.empty(), List.of(), now.wall()),
              new PlantDescription(
                  "plant",
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
                  Sentence.of("configuration.no-exchange")),
              Map.of("psc", cabinet)));
    }
  }

  @Test
  void aSetPointOfThePlantControllerReachesTheCabinetAndIsConfirmedByWhatItShows() {
    cycles(2);
    assertThat(cabinet.commands).as("nobody has asked for anything").isEmpty();
    assertThat(part.set(Source.CONTROLLER, PlantSetPoints.limit(40), CCI))
        .isEqualTo(Outcome.done());
    cycles(2);
    assertThat(cabinet.limit).isEqualTo(40);
    assertThat(part.status().active().state()).isEqualTo(State.CONFIRMED);
    assertThat(part.status().devices()).containsExactly("psc");
    assertThat(part.status().ratedPower()).contains(100_000.0);
  }

  @Test
  void aPersonNeedsARoleThatMayControlAndBadValuesAreRefusedByTheirField() {
    PlantSetPoints half = PlantSetPoints.limit(50);
    assertThat(part.set(Source.PERSON, half, Actor.anonymous()).status()).isEqualTo(401);
    assertThat(part.set(Source.PERSON, half, Actor.of(UserRole.USER, "u")).status()).isEqualTo(403);
    assertThat(part.set(Source.PERSON, half, Actor.of(UserRole.OWNER, "o")).status())
        .isEqualTo(200);
    assertThat(part.set(Source.CONTROLLER, PlantSetPoints.limit(101), CCI))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(422);
              assertThat(refused.field()).contains("active");
            });
  }

  @Test
  void whatIsKeptIsPlainJsonAndARestartGoesOnWithIt() throws Exception {
    part.set(Source.CONTROLLER, PlantSetPoints.limit(40), CCI);
    cycles(14);
    JsonMapper json = JsonMapper.builder().build();
    kept = json.readValue(json.writeValueAsString(kept), PlantPowerState.class);
    cabinet.commands.clear();
    part = part();
    cycles(1);
    assertThat(cabinet.commands).hasSize(1);
    assertThat(cabinet.limit).isEqualTo(40);
    assertThat(part.status().controller().active()).isEqualTo(PlantSetPoints.limit(40).active());
  }

  @Test
  void whenTheControllerStopsTheCabinetIsGivenBack() {
    part.set(Source.CONTROLLER, PlantSetPoints.limit(40), CCI);
    cycles(2);
    part.stop();
    Command last = cabinet.commands.get(cabinet.commands.size() - 1);
    assertThat(last.fallback()).isEqualTo(Command.Fallback.RELEASE);
    assertThat(cabinet.limit).isEqualTo(100);
    assertThat(kept.asked()).hasSize(1);
  }
}
