// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.configuration.Layer;
import io.meriggio.configuration.Problem;
import io.meriggio.configuration.SiteConfiguration;
import io.meriggio.controller.Actor;
import io.meriggio.controller.CtCheckStatus;
import io.meriggio.controller.CtCheckStatus.Kind;
import io.meriggio.controller.CtCheckStatus.Result;
import io.meriggio.controller.CtCheckStatus.Stage;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.UserRole;
import io.meriggio.controller.internal.cycle.Moment;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SensorDeskTest {
  private static final Actor OWNER = Actor.of(UserRole.OWNER, "anna");
  private static final Actor ADMINISTRATOR = Actor.of(UserRole.ADMINISTRATOR, "beppe");

  private final AtomicReference<Moment> clock =
      new AtomicReference<>(new Moment(Instant.parse("2026-06-01T20:00:00Z"), Duration.ofHours(1)));
  private final Devices devices = new Devices();
  private final Site site = new Site();
  private final PlantWatch plant =
      new PlantWatch(
          devices::devices,
          List::of,
          List::of,
          clock::get,
          new PlantWatch.Site(
              io.meriggio.configuration.PlantConfiguration.unconfigured(), OptionalInt.empty()));
  private final SensorDesk desk = new SensorDesk(plant, devices, site, clock::get);

  @Test
  void aReversedExchangeSensorIsFoundAndTurnedByItsSetting() {
    devices.show("io", "onboard-io", Map.of("grid_power", 300.0));
    site.put("io.meriggio.device~io", Map.of("family", "onboard-io", "settings.ct1File", "/a"));
    plant.look();

    assertThat(desk.start(OWNER, Kind.EXCHANGE).status()).isEqualTo(200);
    seconds(5);
    assertThat(desk.status().stage()).isEqualTo(Stage.LOAD);
    assertThat(desk.status().device()).hasValue("io");
    assertThat(desk.status().power()).hasValue(300.0);
    assertThat(desk.status().remaining()).hasValue(Duration.ofSeconds(28));
    devices.show("io", "onboard-io", Map.of("grid_power", 1500.0));
    seconds(1);

    assertThat(desk.status().result()).hasValue(Result.REVERSED);
    assertThat(desk.status().reversalOffered()).isTrue();
    assertThat(desk.status().reversedInSoftware()).isFalse();
    assertThat(desk.applyReversal(ADMINISTRATOR).status()).isEqualTo(200);
    assertThat(site.effective().get("io.meriggio.device~io"))
        .containsEntry("settings.invertExchange", true)
        .containsEntry("settings.ct1File", "/a")
        .containsEntry("family", "onboard-io");
    CtCheckStatus after = desk.status();
    assertThat(after.reversalOffered()).isFalse();
    assertThat(after.reversedInSoftware()).isTrue();
    assertThat(after.sentence().text(Locale.ENGLISH)).contains("invertExchange").contains("io");
    assertThat(code(desk.applyReversal(OWNER))).isEqualTo("NO_REVERSAL");
  }

  @Test
  void aMeterThatWasTurnedWronglyIsTurnedBack() {
    devices.show("met", "dtsu666", Map.of("grid_power", 300.0));
    site.put("io.meriggio.device~met", Map.of("family", "dtsu666", "settings.invertSign", "true"));
    plant.look();
    desk.start(OWNER, Kind.EXCHANGE);
    seconds(5);
    assertThat(desk.status().reversedInSoftware()).isTrue();
    devices.show("met", "dtsu666", Map.of("grid_power", 1500.0));
    seconds(1);

    assertThat(desk.applyReversal(OWNER).status()).isEqualTo(200);
    assertThat(site.effective().get("io.meriggio.device~met"))
        .containsEntry("settings.invertSign", false);
  }

  @Test
  void theSensorOfAnInverterCanOnlyBeTurnedByHand() {
    devices.show(
        "h",
        "hyd",
        Map.of("grid_power", 300.0, "pv_power", 0.0, "battery_power", 0.0, "battery_soc", 50.0));
    plant.look();
    desk.start(OWNER, Kind.EXCHANGE);
    seconds(5);
    devices.show(
        "h",
        "hyd",
        Map.of("grid_power", 1500.0, "pv_power", 0.0, "battery_power", 0.0, "battery_soc", 50.0));
    seconds(1);

    assertThat(desk.status().result()).hasValue(Result.REVERSED);
    assertThat(desk.status().reversalOffered()).isFalse();
  }

  @Test
  void aProductionSensorIsComparedWithTheDisplay() {
    devices.show("io", "onboard-io", Map.of("pv_power", 3000.0, "grid_power", 100.0));
    plant.look();
    desk.start(OWNER, Kind.PRODUCTION);
    seconds(4);
    assertThat(desk.status().stage()).isEqualTo(Stage.DISPLAY);
    assertThat(desk.status().sentence().text(Locale.ENGLISH)).contains("3000 W");

    assertThat(desk.confirm(OWNER, true).status()).isEqualTo(200);
    assertThat(desk.status().result()).hasValue(Result.CORRECT);
    assertThat(code(desk.confirm(OWNER, true))).isEqualTo("NOTHING_ASKED");
  }

  @Test
  void aProductionSensorThatIsReversedIsSeenByItsRawReading() {
    devices.show("io", "onboard-io", Map.of("ct_2_power", -2000.0, "grid_power", 100.0));
    devices.lose("io", "pv_power", Reason.OUT_OF_RANGE);
    plant.look();
    desk.start(OWNER, Kind.PRODUCTION);
    seconds(4);
    assertThat(desk.status().result()).hasValue(Result.REVERSED);
    desk.applyReversal(OWNER);

    assertThat(site.effective().get("io.meriggio.device~io"))
        .containsEntry("settings.invertProduction", true);
  }

  @Test
  void onlyTheOwnerAndAdministratorsCheckSensors() {
    devices.show("met", "dtsu666", Map.of("grid_power", 300.0));
    plant.look();
    Actor user = Actor.of(UserRole.USER, "carla");

    assertThat(desk.start(Actor.anonymous(), Kind.EXCHANGE).status()).isEqualTo(401);
    assertThat(desk.start(user, Kind.EXCHANGE).status()).isEqualTo(403);
    assertThat(desk.status().stage()).isEqualTo(Stage.IDLE);
    desk.start(OWNER, Kind.EXCHANGE);
    assertThat(desk.confirm(user, true).status()).isEqualTo(403);
    assertThat(desk.cancel(user).status()).isEqualTo(403);
    assertThat(desk.applyReversal(user).status()).isEqualTo(403);
    assertThat(desk.status().stage()).isEqualTo(Stage.READING);
  }

  @Test
  void oneCheckRunsAtATimeAndCanBeEnded() {
    devices.show("met", "dtsu666", Map.of("grid_power", 300.0));
    plant.look();
    assertThat(code(desk.cancel(OWNER))).isEqualTo("NOT_RUNNING");
    assertThat(code(desk.start(OWNER, Kind.PRODUCTION))).isEqualTo("NO_SENSOR");
    desk.start(OWNER, Kind.EXCHANGE);
    assertThat(code(desk.start(ADMINISTRATOR, Kind.EXCHANGE))).isEqualTo("CHECK_RUNNING");

    assertThat(desk.cancel(OWNER).status()).isEqualTo(200);
    assertThat(desk.status().result()).hasValue(Result.CANCELLED);
    assertThat(desk.start(OWNER, Kind.EXCHANGE).status()).isEqualTo(200);
  }

  @Test
  void aSettingThatIsRefusedChangesNothingAndIsTold() {
    devices.show("met", "dtsu666", Map.of("grid_power", 300.0));
    plant.look();
    desk.start(OWNER, Kind.EXCHANGE);
    seconds(5);
    devices.show("met", "dtsu666", Map.of("grid_power", 1500.0));
    seconds(1);
    site.problems.add(
        new Problem(
            "io.meriggio.device~met", "line", "none", Text.plain("an id"), Optional.empty()));

    assertThat(code(desk.applyReversal(OWNER))).isEqualTo("SETTINGS_REFUSED");
    assertThat(desk.status().reversalOffered()).isTrue();
  }

  private void seconds(int count) {
    for (int i = 0; i < count; i++) {
      clock.set(clock.get().plus(Duration.ofSeconds(1)));
      devices.now = clock.get().wall();
      plant.look();
      desk.look();
    }
  }

  private static String code(Outcome outcome) {
    return outcome instanceof Outcome.Refused refused ? refused.code() : "done";
  }

  /** Devices that are read each second. */
  private final class Devices implements DeviceDirectory {
    private final Map<String, Device> byId = new LinkedHashMap<>();
    private final Map<String, Map<String, Reading>> readings = new LinkedHashMap<>();
    private Instant now = clock.get().wall();

    void show(String id, String family, Map<String, Double> values) {
      Map<String, Reading> shown = readings.computeIfAbsent(id, x -> new LinkedHashMap<>());
      values.forEach(
          (point, value) -> shown.put(point, Reading.good(point(point), Value.of(value), now)));
      byId.put(id, new Shown(id, family));
    }

    void lose(String id, String point, Reason reason) {
      readings.get(id).put(point, Reading.bad(point(point), reason, now));
    }

    private Point point(String id) {
      return Point.number(id, id.endsWith("soc") ? Unit.PERCENT : Unit.WATT, PollClass.FAST);
    }

    @Override
    public List<Device> devices() {
      return List.copyOf(byId.values());
    }

    @Override
    public boolean firstPollsEnded() {
      return true;
    }

    private final class Shown implements Device {
      private final String id;
      private final String family;

      Shown(String id, String family) {
        this.id = id;
        this.family = family;
      }

      @Override
      public DeviceInfo info() {
        return new DeviceInfo(
            id,
            family,
            id,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Capability.of(readings.get(id).values().stream().map(Reading::point).toList()));
      }

      @Override
      public Snapshot snapshot() {
        Map<String, Reading> fresh = new LinkedHashMap<>();
        readings
            .get(id)
            .forEach(
                (point, r) ->
                    fresh.put(
                        point, new Reading(r.point(), r.value(), r.quality(), r.reason(), now)));
        return new Snapshot(id, DeviceState.ONLINE, Reason.NONE, Text.NONE, fresh, now);
      }

      @Override
      public CompletionStage<CommandResult> submit(Command command) {
        return CompletableFuture.completedFuture(
            new CommandResult.Rejected(Reason.NOT_WRITABLE, "a sensor is only read"));
      }
    }
  }

  /** A site's configuration in memory. */
  private static final class Site implements SiteConfiguration {
    private final Map<String, Map<String, Object>> effective = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    @Override
    public Map<String, Map<String, Object>> effective() {
      return effective;
    }

    @Override
    public List<Problem> put(String pid, Map<String, Object> properties) {
      if (problems.isEmpty()) {
        effective.put(pid, properties);
      }
      return problems;
    }

    @Override
    public boolean delete(String pid) {
      return effective.remove(pid) != null;
    }

    @Override
    public List<Problem> change(Map<String, Optional<Map<String, Object>>> changes) {
      throw new UnsupportedOperationException("no sensor needs it");
    }

    @Override
    public List<Layer> layers() {
      return List.of();
    }

    @Override
    public List<Problem> problems() {
      return problems;
    }
  }
}
