// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.storage.StorageImage;
import io.meriggio.controller.internal.storage.StorageOrder;
import io.meriggio.device.Command;
import io.meriggio.device.CommandResult;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StorageDriveTest {
  private static final Instant NOON = Instant.parse("2026-06-01T10:00:00Z");
  private static final List<String> ALL = List.of("SELF_CONSUMPTION", "FORCED", "NO_DISCHARGE");
  private static final StorageOrder OWN = new StorageOrder.OwnRule();
  private static final StorageOrder HOLD = new StorageOrder.NoDischarge(StorageOrder.LEASE);

  private final StorageDrive drive = new StorageDrive();
  private final RecordedDevice hybrid = hybrid("SELF_CONSUMPTION", ALL);
  private Moment now = new Moment(NOON, Duration.ofHours(1));

  @Test
  void aPowerIsOrderedWithItsModeInOneLeaseThatEndsInARelease() {
    drive(forced(-2000));

    Command command = hybrid.last();
    assertThat(command.values())
        .isEqualTo(
            Map.of("storage_mode", Value.of("FORCED"), "battery_power_setpoint", Value.of(-2000)));
    assertThat(command.fallback()).isEqualTo(Command.Fallback.RELEASE);
    assertThat(command.validFor()).isEqualTo(StorageOrder.LEASE);
    assertThat(command.origin()).isEqualTo(new Command.Origin("controller", "storage"));
  }

  @Test
  void anOrderThatStandsIsSentAgainOnlyToRenewIt() {
    for (int cycle = 0; cycle < 12; cycle++) {
      drive(forced(1000));
    }

    assertThat(hybrid.commands).as("in 60 s: at 0, 20 and 40 s").hasSize(3);
  }

  @Test
  void aStorageThatRefusesItsOrderIsSeenNotToObeyUntilItTakesOne() {
    assertThat(drive.look(hybrid, now).obeys()).as("nothing is ordered").isTrue();
    hybrid.answer = new CommandResult.Rejected(Reason.NOT_ALLOWED, "set on the display");
    drive(forced(1000));
    assertThat(drive.look(hybrid, now).obeys()).isFalse();
    hybrid.answer = new CommandResult.Confirmed();
    drive(forced(1200));
    assertThat(drive.look(hybrid, now).obeys()).isTrue();
  }

  @Test
  void holdingNamesNoPowerBecauseDriversRefuseIt() {
    drive(HOLD);

    assertThat(hybrid.last().values()).isEqualTo(Map.of("storage_mode", Value.of("NO_DISCHARGE")));
  }

  @Test
  void fromAPowerToHoldingThePowersLeaseIsNotLeftBehind() {
    drive(forced(1000));
    drive(HOLD);

    assertThat(hybrid.commands).hasSize(3);
    Command bridge = hybrid.commands.get(1);
    assertThat(bridge.values()).containsEntry("battery_power_setpoint", Value.of(0));
    assertThat(bridge.validFor()).isEqualTo(Duration.ZERO);
    assertThat(bridge.fallback()).isEqualTo(Command.Fallback.NONE);
    assertThat(hybrid.last().values()).isEqualTo(Map.of("storage_mode", Value.of("NO_DISCHARGE")));
  }

  @Test
  void givingBackEndsTheLeaseAtOnceAndOnce() {
    drive(forced(1000));
    drive(OWN);
    drive(OWN);

    assertThat(hybrid.commands).hasSize(2);
    assertThat(hybrid.last().validFor()).isEqualTo(Duration.ofSeconds(1));
    assertThat(hybrid.last().fallback()).isEqualTo(Command.Fallback.RELEASE);
  }

  @Test
  void stoppingGivesBack() {
    drive(HOLD);
    drive.release(hybrid, now);

    assertThat(hybrid.last().validFor()).isEqualTo(Duration.ofSeconds(1));
    assertThat(hybrid.last().fallback()).isEqualTo(Command.Fallback.RELEASE);
  }

  @Test
  void theOwnRuleIsNotCommanded() {
    drive(OWN);
    drive(OWN);

    assertThat(hybrid.commands).isEmpty();
  }

  @Test
  void whatStandsFromALifeBeforeIsEndedOnce() {
    RecordedDevice left = hybrid("FORCED", ALL);
    drive.drive(left, OWN, now);
    drive.drive(left, OWN, now.plus(Duration.ofSeconds(5)));

    assertThat(left.commands).hasSize(1);
    assertThat(left.last().values())
        .isEqualTo(Map.of("storage_mode", Value.of("SELF_CONSUMPTION")));
  }

  @Test
  void whatAPersonCommandsLaterIsLeftAlone() {
    drive(OWN);
    hybrid.words("storage_mode", ALL, "FORCED", NOON);
    drive(OWN);

    assertThat(hybrid.commands).isEmpty();
  }

  @Test
  void aRefusalIsToldInWords() {
    hybrid.answer =
        new CommandResult.Rejected(Reason.NOT_IN_PASSIVE_MODE, "set passive mode on the display");
    drive(forced(1000));

    assertThat(drive.trouble("hybrid").orElseThrow().text(Locale.ENGLISH))
        .contains("hybrid")
        .contains("NOT_IN_PASSIVE_MODE")
        .contains("set passive mode on the display");
  }

  @Test
  void aPowerIsRoundedTowardsZeroInTheDevicesSteps() {
    hybrid.settable("battery_power_setpoint", -3000, 3000, 100, Optional.of(0.0), NOON);
    drive(forced(-1999));

    assertThat(hybrid.last().values()).containsEntry("battery_power_setpoint", Value.of(-1900));
  }

  @Test
  void theImageTellsWhatTheDeviceCan() {
    RecordedDevice cabinet = hybrid("SELF_CONSUMPTION", List.of("SELF_CONSUMPTION", "FORCED"));
    cabinet.number("max_charge_power", 800, NOON).number("rated_power", 2500, NOON);
    cabinet.number("rated_energy", 10_000, NOON);

    StorageImage image = drive.look(cabinet, now);

    assertThat(image.forceable()).isTrue();
    assertThat(image.holdable()).isFalse();
    assertThat(image.maxCharge()).isEqualTo(800);
    assertThat(image.maxDischarge()).isEqualTo(2500);
    assertThat(image.ratedEnergy()).hasValue(10_000.0);
    assertThat(image.soc().orElseThrow().value()).isEqualTo(50);
    assertThat(image.power().orElseThrow().value()).isEqualTo(300);
  }

  @Test
  void aDeviceThatOnlyMeasuresTakesNoOrders() {
    RecordedDevice meter = new RecordedDevice("cloud").number("battery_power", 0, NOON);

    assertThat(drive.look(meter, now).forceable()).isFalse();
  }

  private void drive(StorageOrder order) {
    drive.drive(hybrid, order, now);
    now = now.plus(Duration.ofSeconds(5));
  }

  private static StorageOrder forced(int watts) {
    return new StorageOrder.Forced(watts, StorageOrder.LEASE);
  }

  private static RecordedDevice hybrid(String mode, List<String> modes) {
    return new RecordedDevice("hybrid")
        .words("storage_mode", modes, mode, NOON)
        .settable("battery_power_setpoint", -3000, 3000, 1, Optional.of(0.0), NOON)
        .number("battery_soc", 50, NOON)
        .number("battery_power", 300, NOON);
  }
}
