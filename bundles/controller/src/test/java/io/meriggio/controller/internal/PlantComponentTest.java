// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.Capability;
import io.meriggio.device.Command;
import io.meriggio.device.CommandResult;
import io.meriggio.device.Device;
import io.meriggio.device.DeviceDirectory;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class PlantComponentTest {

  @Test
  void thePlantIsKnownAsSoonAsTheServiceIsThere() {
    PlantComponent plant = new PlantComponent(new Meter(-230), Map.of());
    try {
      assertThat(plant.now().figure("consumption_power").value()).hasValue(230.0);
      assertThat(plant.now().configuration()).hasValue(9);
      assertThat(plant.description().exchangeSource()).hasValue("met");
    } finally {
      plant.deactivate();
    }
  }

  @Test
  void theServicesOwnPropertiesAreNoKeysOfTheSite() {
    PlantComponent plant =
        new PlantComponent(
            new Meter(1),
            Map.of(
                "component.name", "x",
                "service.pid", "io.meriggio.plant",
                "osgi.ds.satisfying.condition.target", "(osgi.condition.id=true)",
                "name", "Casa"));
    try {
      assertThat(plant.description().name()).isEqualTo("Casa");
      assertThat(plant.description().phases()).hasValue(3);
    } finally {
      plant.deactivate();
    }
  }

  @Test
  void aBadChangeIsRefusedAndWhatWasSaidBeforeHolds() {
    PlantComponent plant = new PlantComponent(new Meter(1), Map.of("name", "Casa"));
    try {
      plant.modified(Map.of("name", "Villa", "phases", 2));
      assertThat(plant.description().name()).isEqualTo("Casa");

      plant.modified(Map.of("name", "Villa", "phases", 3));
      assertThat(plant.description().name()).isEqualTo("Villa");
    } finally {
      plant.deactivate();
    }
  }

  @Test
  void aDeviceThatChangesAfterTheEndDisturbsNobody() {
    Meter meter = new Meter(1);
    PlantComponent plant = new PlantComponent(meter, Map.of());
    plant.deactivate();
    plant.changed(meter.snapshot());
    assertThat(plant.now().figure("grid_power").value()).hasValue(1.0);
  }

  /** One meter. */
  private record Meter(double watts) implements DeviceDirectory, Device {
    private static final Point POINT = Point.number("grid_power", Unit.WATT, PollClass.FAST);

    @Override
    public List<Device> devices() {
      return List.of(this);
    }

    @Override
    public boolean firstPollsEnded() {
      return true;
    }

    @Override
    public DeviceInfo info() {
      return new DeviceInfo(
          "met",
          "dtsu666",
          "met",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Set.of(Capability.GRID_METER));
    }

    @Override
    public Snapshot snapshot() {
      Instant now = Instant.now();
      return new Snapshot(
          "met",
          DeviceState.ONLINE,
          Reason.NONE,
          Text.NONE,
          Map.of("grid_power", Reading.good(POINT, Value.of(watts), now)),
          now);
    }

    @Override
    public CompletionStage<CommandResult> submit(Command command) {
      return CompletableFuture.completedFuture(
          new CommandResult.Rejected(Reason.NOT_WRITABLE, "a meter is only read"));
    }
  }
}
