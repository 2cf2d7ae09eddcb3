// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.power.InverterOrder;
import io.meriggio.controller.internal.power.LimitedInverter;
import io.meriggio.device.Command;
import io.meriggio.device.CommandResult;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LimitDriveTest {
  private static final Instant NOON = Instant.parse("2026-06-01T10:00:00Z");
  private static final InverterOrder FREE = new InverterOrder.Unlimited();

  private final LimitDrive drive = new LimitDrive();
  private final RecordedDevice roof =
      new RecordedDevice("roof")
          .settable("active_power_limit", 0, 100, 1, Optional.empty(), NOON)
          .number("ac_power", 2000, NOON);
  private Moment now = new Moment(NOON, Duration.ofHours(1));

  @Test
  void aCeilingIsALeaseThatEndsInARelease() {
    drive(new InverterOrder.Ceiling(40));

    assertThat(roof.last().values()).isEqualTo(Map.of("active_power_limit", Value.of(40)));
    assertThat(roof.last().fallback()).isEqualTo(Command.Fallback.RELEASE);
    assertThat(roof.last().validFor()).isEqualTo(Duration.ofMinutes(30));
  }

  @Test
  void aCeilingThatStandsIsWrittenFourTimesAnHour() {
    for (int cycle = 0; cycle < 720; cycle++) {
      drive(new InverterOrder.Ceiling(40));
    }

    assertThat(roof.commands).hasSize(4);
  }

  @Test
  void anInverterThatWasNeverLimitedIsNotTouched() {
    drive(FREE);
    drive(FREE);

    assertThat(roof.commands).isEmpty();
  }

  @Test
  void theEndOfALimitIsHundredPercent() {
    drive(new InverterOrder.Ceiling(40));
    drive(FREE);

    assertThat(roof.last().values()).isEqualTo(Map.of("active_power_limit", Value.of(100)));
  }

  @Test
  void aCeilingThatAnotherPartRulesIsNeitherReleasedNorRenewed() {
    drive(new InverterOrder.Ceiling(40));
    for (int cycle = 0; cycle < 720; cycle++) {
      drive.driveBeside(roof, new InverterOrder.Ceiling(40), now);
      now = now.plus(Duration.ofSeconds(5));
    }
    drive(FREE);
    drive.release(roof, now);

    assertThat(roof.commands).hasSize(1);
  }

  @Test
  void itsOwnLoopGoesOnBesideAnotherPartsCeiling() {
    drive.driveBeside(roof, new InverterOrder.OwnLoop(0), now);
    drive.driveBeside(roof, FREE, now);

    assertThat(roof.commands.get(0).values()).isEqualTo(Map.of("export_limit_power", Value.of(0)));
    assertThat(roof.last().validFor()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void stoppingGivesTheInverterBack() {
    drive(new InverterOrder.Ceiling(40));
    drive.release(roof, now);

    assertThat(roof.last().validFor()).isEqualTo(Duration.ofSeconds(1));
    assertThat(roof.last().fallback()).isEqualTo(Command.Fallback.RELEASE);
  }

  @Test
  void theInvertersOwnLoopIsOrderedInWattsAndGivenBack() {
    drive(new InverterOrder.OwnLoop(0));
    drive(FREE);

    assertThat(roof.commands.get(0).values()).isEqualTo(Map.of("export_limit_power", Value.of(0)));
    assertThat(roof.last().validFor()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void aFailureIsToldInWordsAndTriedAgain() {
    roof.answer = new CommandResult.Failed(Reason.TIMEOUT, "no answer");
    for (int cycle = 0; cycle < 3; cycle++) {
      drive(new InverterOrder.Ceiling(40));
    }

    assertThat(drive.trouble("roof").orElseThrow().text(Locale.ENGLISH)).contains("TIMEOUT");
    assertThat(roof.commands).hasSizeGreaterThan(1);
  }

  @Test
  void theImageTellsWhatTheDeviceCan() {
    LimitedInverter image = drive.look(roof, Optional.of(6000.0), now);

    assertThat(image.limitable()).isTrue();
    assertThat(image.ownLoop()).isFalse();
    assertThat(image.step()).isEqualTo(1);
    assertThat(image.ratedPower()).hasValue(6000.0);
    assertThat(image.acPower().orElseThrow().value()).isEqualTo(2000);
    assertThat(image.presentLimit()).isEmpty();
  }

  @Test
  void anInverterWithAMeterOfItsOwnKeepsTheLimitItself() {
    roof.settable("export_limit_power", -1, 100_000, 100, Optional.of(-1.0), NOON)
        .number("grid_power", -500, NOON);

    assertThat(drive.look(roof, Optional.of(6000.0), now).ownLoop()).isTrue();
  }

  private void drive(InverterOrder order) {
    drive.drive(roof, order, now);
    now = now.plus(Duration.ofSeconds(5));
  }
}
