// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.controller.Actor;
import io.meriggio.controller.Figure;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.PlantDescription;
import io.meriggio.controller.PlantNow;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.StorageMode;
import io.meriggio.controller.StorageScheduleEntry;
import io.meriggio.controller.StorageSettings;
import io.meriggio.controller.UserRole;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.device.Capability;
import io.meriggio.device.Command;
import io.meriggio.device.Device;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;
import io.meriggio.device.Unit;
import io.meriggio.device.Value;
import io.meriggio.memory.Memory;
import io.meriggio.memory.internal.ForgetfulMemory;
import io.meriggio.memory.records.Keeper;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class StorageAndExportPartsTest {
  private static final Actor OWNER = Actor.of(UserRole.OWNER, "anna");
  private static final Actor USER = Actor.of(UserRole.USER, "carla");
  private static final Instant NOON = Instant.parse("2026-06-01T10:00:00Z");

  private final Memory memory = new ForgetfulMemory(Text.NONE);
  private final RecordedDevice battery = new RecordedDevice("battery", Capability.STORAGE);
  private final RecordedDevice roof = new RecordedDevice("roof", Capability.PV_INVERTER);
  private Moment now = new Moment(NOON, Duration.ofHours(1));
  private StorageSettings siteSettings = StorageSettings.defaults();
  private Optional<Integer> siteLimit = Optional.empty();
  private ExportLimitPart export = export();
  private StoragePart storages = storages();

  @Test
  void aRequestBecomesACommandAndAStatus() {
    cycle(-500);
    assertThat(storages.force(OWNER, "battery", 1500, Duration.ofMinutes(10)))
        .isEqualTo(Outcome.done());
    cycle(-500);

    assertThat(battery.last().values())
        .containsEntry("storage_mode", Value.of("FORCED"))
        .containsEntry("battery_power_setpoint", Value.of(1500));
    assertThat(storages.storages()).hasSize(1);
    assertThat(storages.storages().get(0).mode()).isEqualTo(StorageMode.DISCHARGE);
    assertThat(storages.storages().get(0).watts()).hasValue(1500);
    assertThat(storages.storages().get(0).switchings()).isEqualTo(1);
  }

  @Test
  void requestsAndRulesSurviveARestart() {
    cycle(-500);
    StorageSettings settings =
        new StorageSettings(20, StorageSettings.CarProtection.HOUSEHOLD, true, 200);
    List<StorageScheduleEntry> schedule = List.of(entry("night", "battery"));
    assertThat(storages.settings(OWNER, settings)).isEqualTo(Outcome.done());
    assertThat(storages.schedule(OWNER, schedule)).isEqualTo(Outcome.done());
    storages.force(OWNER, "battery", -1000, Duration.ofMinutes(10));
    export.limit(OWNER, OptionalInt.of(0));
    assertThat(export.status().limitWatts()).as("shown before the next cycle").hasValue(0);

    export = export();
    storages = storages();
    cycle(-500);

    assertThat(storages.settings()).isEqualTo(settings);
    assertThat(storages.schedule()).isEqualTo(schedule);
    assertThat(storages.storages().get(0).watts()).hasValue(-1000);
    assertThat(export.status().limitWatts()).hasValue(0);
  }

  @Test
  void theSiteSaysWhatHoldsUntilAPersonSaysOtherwise() {
    siteSettings = new StorageSettings(30, StorageSettings.CarProtection.NO_DISCHARGE, true, 50);
    siteLimit = Optional.of(0);
    cycle(2000);
    assertThat(storages.settings()).isEqualTo(siteSettings);
    assertThat(export.status().limitWatts()).hasValue(0);
    assertThat(storages.schedule(OWNER, List.of(entry("night", "battery"))))
        .isEqualTo(Outcome.done());
    siteSettings = new StorageSettings(40, StorageSettings.CarProtection.OFF, false, 50);
    assertThat(storages.settings()).as("a schedule is no setting").isEqualTo(siteSettings);

    StorageSettings own = new StorageSettings(10, StorageSettings.CarProtection.OFF, false, 0);
    storages.settings(OWNER, own);
    export.limit(OWNER, OptionalInt.empty());
    export = export();
    storages = storages();
    cycle(2000);

    assertThat(storages.settings()).isEqualTo(own);
    assertThat(export.status().limitWatts()).as("a person's word: none").isEmpty();
  }

  @Test
  void aForcedDischargeFeedsInNoMoreThanTheExportLimit() {
    siteLimit = Optional.of(500);
    cycle(-1000);
    storages.force(OWNER, "battery", 3000, Duration.ofMinutes(10));
    cycle(-1000);

    assertThat(battery.last().values()).containsEntry("battery_power_setpoint", Value.of(1500));
    assertThat(storages.storages().get(0).reason().key()).isEqualTo("storage.export-limit");
  }

  @Test
  void stoppingGivesAllBack() {
    cycle(-500);
    storages.force(OWNER, "battery", 1500, Duration.ofMinutes(10));
    export.limit(OWNER, OptionalInt.of(0));
    cycle(2000);
    storages.stop();
    export.stop();

    for (RecordedDevice device : List.of(battery, roof)) {
      assertThat(device.last().validFor()).isEqualTo(Duration.ofSeconds(1));
      assertThat(device.last().fallback()).isEqualTo(Command.Fallback.RELEASE);
    }
  }

  @Test
  void whoMayNotChangesNothing() {
    cycle(-500);

    assertThat(storages.force(Actor.anonymous(), "battery", 1, Duration.ofMinutes(1)).status())
        .isEqualTo(401);
    assertThat(storages.force(USER, "battery", 1, Duration.ofMinutes(1)).status()).isEqualTo(403);
    assertThat(storages.force(OWNER, "other", 1, Duration.ofMinutes(1)).status()).isEqualTo(404);
    assertThat(storages.force(OWNER, "battery", 9000, Duration.ofMinutes(1)).status())
        .isEqualTo(422);
    assertThat(storages.force(OWNER, "battery", 1, Duration.ofDays(2)).status()).isEqualTo(422);
    assertThat(storages.release(USER, "battery").status()).isEqualTo(403);
    assertThat(storages.schedule(OWNER, List.of(entry("e", "other"))).status()).isEqualTo(404);
    assertThat(storages.schedule(OWNER, List.of(entry("E 1", "battery"))).status()).isEqualTo(422);
    StorageSettings bad = new StorageSettings(101, StorageSettings.CarProtection.OFF, false, 0);
    assertThat(storages.settings(OWNER, bad).status()).isEqualTo(422);
    assertThat(export.limit(USER, OptionalInt.of(0)).status()).isEqualTo(403);
    assertThat(export.limit(OWNER, OptionalInt.of(-1)).status()).isEqualTo(422);
    assertThat(storages.schedule()).isEmpty();
    assertThat(battery.commands).isEmpty();
  }

  @Test
  void tooMuchFedInBecomesACeiling() {
    export.limit(OWNER, OptionalInt.of(0));
    cycle(2000);

    // 4000 W delivered, 2000 W too much, 60 W of band: 1940 W of 6000 W, in whole percent.
    assertThat(roof.last().values()).isEqualTo(Map.of("active_power_limit", Value.of(32)));
    assertThat(export.status().percents()).containsEntry("roof", 32.0);
    assertThat(export.status().feedIn()).hasValue(2000.0);
    assertThat(export.status().alarm()).isFalse();
  }

  @Test
  void whatIsFedInIsNotShownWhileNobodyKnowsIt() {
    export.limit(OWNER, OptionalInt.of(0));
    cycle(2000);
    cycle(at -> Figure.unknown(Unit.WATT, Reason.OFFLINE, at));

    assertThat(export.status().feedIn()).isEmpty();
    assertThat(export.status().percents()).as("acted on for a while").isNotEmpty();
  }

  private StoragePart storages() {
    Keeper keeper = new Keeper(memory);
    return new StoragePart(
        keeper, () -> now, () -> siteSettings, export::limit, new DecisionJournal(keeper));
  }

  private ExportLimitPart export() {
    Keeper keeper = new Keeper(memory);
    return new ExportLimitPart(
        keeper, () -> now, () -> siteLimit, id -> Optional.of(6000.0), new DecisionJournal(keeper));
  }

  private void cycle(double grid) {
    cycle(at -> Figure.good(grid, Unit.WATT, at));
  }

  private void cycle(Function<Instant, Figure> grid) {
    now = now.plus(Duration.ofSeconds(5));
    battery
        .words(
            "storage_mode",
            List.of("SELF_CONSUMPTION", "FORCED", "NO_DISCHARGE"),
            "SELF_CONSUMPTION",
            now.wall())
        .settable("battery_power_setpoint", -3000, 3000, 1, Optional.of(0.0), now.wall())
        .number("battery_soc", 50, now.wall())
        .number("battery_power", 0, now.wall());
    roof.settable("active_power_limit", 0, 100, 1, Optional.empty(), now.wall())
        .number("ac_power", 4000, now.wall());
    Map<String, Figure> figures = new HashMap<>();
    figures.put("grid_power", grid.apply(now.wall()));
    figures.put("charger_power", Figure.good(0, Unit.WATT, now.wall()));
    Map<String, Device> devices = Map.of("battery", battery, "roof", roof);
    Cycle cycle =
        new Cycle(
            now,
            new PlantNow(figures, OptionalInt.empty(), List.of(), now.wall()),
            description(),
            devices);
    storages.step(cycle);
    export.step(cycle);
    export.orders(Set::of).step(cycle);
  }

  private static PlantDescription description() {
    return new PlantDescription(
        "",
        OptionalInt.of(1),
        Optional.of(6000),
        ZoneId.of("Europe/Rome"),
        Optional.empty(),
        Optional.empty(),
        Optional.of("battery"),
        List.of("roof"),
        List.of("battery"),
        List.of(),
        OptionalInt.empty(),
        Sentence.of("configuration.no-pv", "battery"));
  }

  private static StorageScheduleEntry entry(String id, String storage) {
    return new StorageScheduleEntry(
        id,
        true,
        Set.of(DayOfWeek.MONDAY),
        LocalTime.of(2, 0),
        LocalTime.of(5, 0),
        StorageScheduleEntry.Action.CHARGE,
        1000,
        OptionalInt.of(80),
        Optional.of(storage));
  }
}
