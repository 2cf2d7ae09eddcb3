// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import io.meriggio.controller.internal.power.plant.Lever;
import io.meriggio.controller.internal.power.plant.PowerUnit;
import io.meriggio.controller.internal.power.plant.Span;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class PlantPowerUnitsTest {
  private static final Instant WALL = Instant.parse("2026-06-01T08:00:00Z");

  private final PlantPowerUnits units = new PlantPowerUnits();
  private Moment now = new Moment(WALL, Duration.ofHours(1));
  private final Map<String, Reading> readings = new LinkedHashMap<>();

  private void shows(Point point, Value value, int secondsAgo) {
    readings.put(point.id(), Reading.good(point, value, WALL.minusSeconds(secondsAgo)));
  }

  private static Point limit() {
    return Point.number("active_power_limit", Unit.PERCENT, PollClass.NORMAL)
        .commandable(new Point.Commandable(0, 100, 0.1, List.of(), 0, 5));
  }

  private Optional<PowerUnit> unit(String family, DeviceState state, Capability... capabilities) {
    DeviceInfo info =
        new DeviceInfo(
            "d",
            family,
            "d",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Set.of(capabilities));
    Snapshot snapshot =
        new Snapshot("d", state, Reason.NONE, Text.NONE, Map.copyOf(readings), now.wall());
    return units.look(List.of(new Shown(info, snapshot)), Map.of("d", 6000.0), now).stream()
        .findFirst();
  }

  private record Shown(DeviceInfo info, Snapshot snapshot) implements Device {
    @Override
    public CompletionStage<CommandResult> submit(Command command) {
      return CompletableFuture.failedStage(new AssertionError("nothing is commanded here"));
    }
  }

  @Test
  void anInverterWithALimitIsAUnitWithWhatItShowsAndWhen() {
    shows(limit(), Value.of(80), 3);
    shows(Point.number("ac_power", Unit.WATT, PollClass.FAST), Value.of(1200), 2);
    PowerUnit unit = unit("string", DeviceState.ONLINE, Capability.PV_INVERTER).orElseThrow();
    assertThat(unit.cabinet()).isFalse();
    assertThat(unit.online()).isTrue();
    assertThat(unit.levers()).isEqualTo(Map.of(Lever.ACTIVE_PERCENT, new Span(0, 100, 0.1)));
    assertThat(unit.shown().get(Lever.ACTIVE_PERCENT).value()).isEqualTo(80);
    assertThat(unit.active().map(Sample::value)).contains(1200.0);
    assertThat(unit.active().map(s -> s.age(now))).contains(Duration.ofSeconds(2));
  }

  @Test
  void theSiteTellsTheRatedPowerOfADeviceThatDoesNot() {
    shows(limit(), Value.of(80), 3);
    assertThat(unit("string", DeviceState.ONLINE, Capability.PV_INVERTER).orElseThrow().rated())
        .contains(6000.0);
    shows(Point.number("rated_power", Unit.WATT, PollClass.ONCE), Value.of(5000), 9999);
    assertThat(unit("string", DeviceState.ONLINE, Capability.PV_INVERTER).orElseThrow().rated())
        .contains(5000.0);
  }

  @Test
  void aPlantControllersCabinetIsOneAndOthersOfItsFamilyAreNot() {
    shows(limit(), Value.of(80), 3);
    assertThat(unit("psc100", DeviceState.ONLINE)).isEmpty();
    assertThat(
            unit("psc100", DeviceState.ONLINE, Capability.PLANT_CONTROLLER).orElseThrow().cabinet())
        .isTrue();
  }

  @Test
  void whatHasNoLimitTakesNoSetPoints() {
    shows(Point.number("ac_power", Unit.WATT, PollClass.FAST), Value.of(1200), 2);
    shows(Point.number("active_power_limit", Unit.PERCENT, PollClass.NORMAL), Value.of(100), 2);
    assertThat(unit("string", DeviceState.ONLINE, Capability.PV_INVERTER)).isEmpty();
  }

  @Test
  void aDeviceThatDoesNotAnswerCantBeReached() {
    shows(limit(), Value.of(80), 3);
    assertThat(unit("string", DeviceState.OFFLINE, Capability.PV_INVERTER).orElseThrow().online())
        .isFalse();
  }

  @Test
  void whatCantBeReachedKeepsItsRatedPowerItsLeversAndTheAgeOfItsLastPower() {
    Point power = Point.number("ac_power", Unit.WATT, PollClass.FAST);
    shows(limit(), Value.of(80), 0);
    shows(power, Value.of(4200), 0);
    shows(Point.number("rated_power", Unit.WATT, PollClass.ONCE), Value.of(5000), 0);
    assertThat(unit("string", DeviceState.ONLINE, Capability.PV_INVERTER)).isPresent();
    readings.clear();
    readings.put("ac_power", Reading.bad(power, Reason.OFFLINE, WALL));
    now = now.plus(Duration.ofSeconds(40));
    PowerUnit unit = unit("string", DeviceState.OFFLINE).orElseThrow();
    assertThat(unit.online()).isFalse();
    assertThat(unit.rated()).contains(5000.0);
    assertThat(unit.levers()).containsKey(Lever.ACTIVE_PERCENT);
    assertThat(unit.active().map(Sample::value)).contains(4200.0);
    assertThat(unit.active().map(s -> s.age(now))).contains(Duration.ofSeconds(40));
  }

  @Test
  void aWallClockThatJumpsMakesNoPowerOlder() {
    Point power = Point.number("ac_power", Unit.WATT, PollClass.FAST);
    shows(limit(), Value.of(80), 0);
    shows(power, Value.of(4200), 0);
    unit("string", DeviceState.ONLINE, Capability.PV_INVERTER);
    now = new Moment(WALL.plusSeconds(86_400), now.running().plusSeconds(5));
    PowerUnit unit = unit("string", DeviceState.ONLINE, Capability.PV_INVERTER).orElseThrow();
    assertThat(unit.active().map(s -> s.age(now))).contains(Duration.ofSeconds(5));
  }
}
