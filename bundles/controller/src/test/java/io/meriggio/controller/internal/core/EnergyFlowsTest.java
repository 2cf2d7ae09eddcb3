// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import static io.meriggio.controller.EnergyFlow.BATTERY_TO_GRID;
import static io.meriggio.controller.EnergyFlow.GRID_TO_CHARGER;
import static io.meriggio.controller.EnergyFlow.GRID_TO_HOUSEHOLD;
import static io.meriggio.controller.EnergyFlow.PV_TO_BATTERY;
import static io.meriggio.controller.EnergyFlow.PV_TO_CHARGER;
import static io.meriggio.controller.EnergyFlow.PV_TO_GRID;
import static io.meriggio.controller.EnergyFlow.PV_TO_HOUSEHOLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.meriggio.controller.EnergyFlow;
import io.meriggio.controller.EnergyFlows;
import io.meriggio.controller.Figure;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.device.DeviceState;
import io.meriggio.device.Quality;
import io.meriggio.device.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EnergyFlowsTest {
  private static final Offset<Double> NEAR = within(1e-6);

  @Test
  void aMinuteOfConfigurationOneIsSplitIntoItsFlows() {
    Site site = hybridWithCar("2026-06-01T12:00:00+02:00");
    site.look();
    site.run(Duration.ofSeconds(60));

    // semantics section 3: p 3500, b −1000, g +500, e 1400 → H 600
    EnergyFlows minute = only(site.minutes());
    assertThat(minute.from()).isEqualTo(Instant.parse("2026-06-01T10:00:00Z"));
    assertThat(minute.to()).isEqualTo(Instant.parse("2026-06-01T10:01:00Z"));
    assertGood(minute, PV_TO_HOUSEHOLD, 10);
    assertGood(minute, PV_TO_CHARGER, 1400 / 60.0);
    assertGood(minute, PV_TO_BATTERY, 1000 / 60.0);
    assertGood(minute, PV_TO_GRID, 500 / 60.0);
    assertGood(minute, BATTERY_TO_GRID, 0);
    assertGood(minute, GRID_TO_HOUSEHOLD, 0);
  }

  @Test
  void importAndExportOfOneMinuteAreNotNetted() {
    Site site = plant(0, -1200);
    site.look();
    site.run(Duration.ofSeconds(30));
    site.show("inv", "pv_power", 3000).show("met", "grid_power", 1200);
    site.look();
    site.run(Duration.ofSeconds(30));

    // 30 s of 1200 W drawn, then 30 s of 1200 W fed in and 1800 W used
    EnergyFlows minute = only(site.minutes());
    assertGood(minute, GRID_TO_HOUSEHOLD, 10);
    assertGood(minute, PV_TO_GRID, 10);
    assertGood(minute, PV_TO_HOUSEHOLD, 15);
  }

  @Test
  void aMinuteWithoutTheMeterIsUnknownAndTheNextIsNot() {
    Site site = plant(3000, 500);
    site.look();
    site.run(Duration.ofSeconds(60)).lose("met", "grid_power", Reason.OFFLINE);
    site.look();
    site.run(Duration.ofSeconds(59)).show("met", "grid_power", 500).run(Duration.ofSeconds(1));
    site.run(Duration.ofSeconds(60));

    assertThat(site.minutes()).hasSize(3);
    for (EnergyFlow flow : EnergyFlow.values()) {
      assertThat(site.minutes().get(1).figure(flow).value()).as(flow.id()).isEmpty();
      assertThat(site.minutes().get(1).figure(flow).reason()).isEqualTo(Reason.OFFLINE);
      assertThat(site.minutes().get(2).figure(flow).quality()).isEqualTo(Quality.GOOD);
    }
  }

  @Test
  void aLostChargePointHidesOnlyTheFlowsIntoTheSite() {
    Site site = hybridWithCar("2026-06-01T12:00:00+02:00");
    site.lose("wb1", "charger_power", Reason.OFFLINE).look();
    site.run(Duration.ofSeconds(60));

    EnergyFlows minute = only(site.minutes());
    assertGood(minute, PV_TO_BATTERY, 1000 / 60.0);
    assertGood(minute, PV_TO_GRID, 500 / 60.0);
    assertThat(minute.figure(PV_TO_HOUSEHOLD).reason()).isEqualTo(Reason.OFFLINE);
    assertThat(minute.figure(PV_TO_CHARGER).value()).isEmpty();
    assertThat(minute.figure(GRID_TO_CHARGER).value()).isEmpty();
  }

  @Test
  void twoSecondsWithoutAMeterMakeTheMinuteAnEstimate() {
    Site site = plant(3000, 500);
    site.look();
    site.run(Duration.ofSeconds(30)).lose("met", "grid_power", Reason.OFFLINE);
    site.run(Duration.ofSeconds(2)).show("met", "grid_power", 500).run(Duration.ofSeconds(28));

    Figure figure = only(site.minutes()).figure(PV_TO_HOUSEHOLD);
    assertThat(figure.quality()).isEqualTo(Quality.UNCERTAIN);
    assertThat(figure.reason()).isEqualTo(Reason.ESTIMATED);
    assertThat(figure.value().orElseThrow()).isCloseTo(2500 * 58 / 3600.0, NEAR);
  }

  @Test
  void minutesInWhichNobodyLookedAreNotThere() {
    Site site = plant(3000, 500);
    site.look();
    site.run(Duration.ofSeconds(90)).sleep(Duration.ofMinutes(10)).run(Duration.ofSeconds(90));

    assertThat(site.minutes().stream().map(EnergyFlows::from))
        .containsExactly(
            Instant.parse("2026-06-01T10:00:00Z"),
            Instant.parse("2026-06-01T10:01:00Z"),
            Instant.parse("2026-06-01T10:11:31Z"),
            Instant.parse("2026-06-01T10:12:00Z"));
    assertThat(site.minutes().get(1).to()).isEqualTo(Instant.parse("2026-06-01T10:01:30Z"));
  }

  @Test
  void aClockThatJumpsNeitherMakesNorLosesEnergy() {
    for (int seconds : new int[] {-3600, -20, 20, 3600, 86_400}) {
      Site site = plant(3000, 500);
      site.look();
      site.run(Duration.ofSeconds(90)).clockJumps(Duration.ofSeconds(seconds));
      site.run(Duration.ofSeconds(150));

      double counted =
          site.minutes().stream()
              .mapToDouble(m -> m.figure(PV_TO_GRID).value().orElseThrow())
              .sum();
      Instant last = site.minutes().get(site.minutes().size() - 1).to();
      double going = Duration.between(last, site.now()).toSeconds() * 500 / 3600.0;
      assertThat(counted + going).as("jump of " + seconds).isCloseTo(240 * 500 / 3600.0, NEAR);
    }
  }

  @Test
  void aSensorThatIsDoubtedMakesDoubtfulFlows() {
    Site site =
        Site.atNoon()
            .phases(3)
            .device("io", "onboard-io", "pv_power", 3600)
            .device("met", "dtsu666", "grid_power", -800);
    site.look();
    site.run(Duration.ofSeconds(60));

    Figure figure = only(site.minutes()).figure(PV_TO_HOUSEHOLD);
    assertThat(figure.value().orElseThrow()).isCloseTo(60, NEAR);
    assertThat(figure.reason()).isEqualTo(Reason.ESTIMATED);
  }

  @Test
  void theFlowsOfADayBeginAtItsMidnight() {
    Site site = plantAt("2026-05-31T23:59:00+02:00", 0, -600).run(Duration.ofMinutes(1));
    assertThat(site.flow(GRID_TO_HOUSEHOLD)).isZero();
    site.run(Duration.ofHours(2));

    assertGood(site.today(), GRID_TO_HOUSEHOLD, 1200);
    assertThat(site.today().from()).isEqualTo(Instant.parse("2026-05-31T22:00:00Z"));
    assertThat(site.minutes().stream().skip(1).map(m -> m.figure(GRID_TO_HOUSEHOLD)))
        .allMatch(f -> f.quality() == Quality.GOOD)
        .hasSize(120);
  }

  @Test
  void aShortRestartLeavesTheDayAsItWasButForWhatItMissed() {
    Site site = plantAt("2026-05-31T23:59:00+02:00", 2000, 500);
    site.run(Duration.ofMinutes(1)).run(Duration.ofHours(2));
    site.restart(Duration.ofMinutes(2)).run(Duration.ofSeconds(5));

    // 2 h of P 2000, E 500; 2 of 122 minutes are missing
    Figure share = site.figure("self_consumption_today");
    assertThat(share.value().orElseThrow()).isCloseTo(75, within(0.1));
    assertThat(share.quality()).isEqualTo(Quality.GOOD);
    assertThat(site.flow(PV_TO_GRID)).isCloseTo(1000, within(1.0));
    assertThat(site.plant().hints()).noneMatch(h -> h.key().equals("hint.day-since"));
  }

  @Test
  void aLongStopMakesTheDayUnknown() {
    Site site = plantAt("2026-05-31T23:59:00+02:00", 2000, 500);
    site.run(Duration.ofMinutes(1)).run(Duration.ofHours(2));
    site.restart(Duration.ofHours(1)).run(Duration.ofSeconds(5));

    assertThat(site.figure("self_consumption_today").value()).isEmpty();
    assertThat(site.today().figure(PV_TO_GRID).value()).isEmpty();
    assertThat(site.today().figure(PV_TO_GRID).reason()).isEqualTo(Reason.STALE);
  }

  @Test
  void aStopOverMidnightLeavesNothingOfYesterday() {
    Site site = plantAt("2026-05-31T23:00:00+02:00", 2000, 500).run(Duration.ofMinutes(59));
    site.restart(Duration.ofMinutes(5)).run(Duration.ofSeconds(36));

    assertThat(site.flow(PV_TO_GRID)).isCloseTo(500 * 35 / 3600.0, NEAR);
    assertThat(site.figure("self_consumption_today").reason()).isEqualTo(Reason.ESTIMATED);
  }

  @Test
  void aDayWaitsForTheClockAndForTheDevices() {
    Site site = plantAt("2026-05-31T23:59:00+02:00", 2000, 500);
    site.run(Duration.ofMinutes(1)).run(Duration.ofHours(2));
    site.restart(Duration.ofSeconds(20)).clockJumps(Duration.ofDays(-20_000));
    site.device("new", "string", "pv_power", 1).run(Duration.ofSeconds(20));
    site.remove("new").run(Duration.ofSeconds(5));
    site.clockJumps(Duration.ofDays(20_000)).run(Duration.ofSeconds(5));

    assertThat(site.flow(PV_TO_GRID)).isCloseTo(1000, within(2.0));
    assertThat(site.figure("self_consumption_today").quality()).isEqualTo(Quality.GOOD);
  }

  @Test
  void aPlantThatIsBuiltOtherwiseForAMomentGoesOnWithItsDay() {
    Site site = plantAt("2026-05-31T23:59:00+02:00", 2000, 500);
    site.run(Duration.ofMinutes(1)).run(Duration.ofHours(2));
    site.silent("late", "string", DeviceState.STARTING).run(Duration.ofSeconds(10));
    assertThat(site.today().figure(PV_TO_GRID).value()).isEmpty();
    site.remove("late").run(Duration.ofSeconds(10));

    assertThat(site.flow(PV_TO_GRID)).isCloseTo(1000, within(2.0));
  }

  @Test
  void theStateOfANewGatewayIsNothing() {
    assertThat(new PlantCore().state(new Moment(Instant.EPOCH, Duration.ZERO))).isEmpty();
  }

  private static Site plant(double production, double exchange) {
    return plantAt("2026-06-01T12:00:00+02:00", production, exchange);
  }

  private static Site plantAt(String time, double production, double exchange) {
    Site site =
        Site.at(time)
            .device("inv", "string", "pv_power", production)
            .device("met", "dtsu666", "grid_power", exchange);
    site.look();
    return site;
  }

  private static Site hybridWithCar(String time) {
    return Site.at(time)
        .phases(1)
        .device(
            "hybrid",
            "hyd",
            "pv_power",
            3500,
            "battery_power",
            -1000,
            "battery_soc",
            55,
            "grid_power",
            500)
        .device(
            "wb1",
            "wallbox",
            "charger_power",
            1400,
            "charger_status",
            2,
            "charger_current_limit",
            6,
            "charge_command",
            0);
  }

  private static EnergyFlows only(List<EnergyFlows> minutes) {
    assertThat(minutes).hasSize(1);
    return minutes.get(0);
  }

  private static void assertGood(EnergyFlows flows, EnergyFlow flow, double wattHours) {
    Figure figure = flows.figure(flow);
    assertThat(figure.value().orElseThrow()).as(flow.id()).isCloseTo(wattHours, NEAR);
    assertThat(figure.quality()).as(flow.id()).isEqualTo(Quality.GOOD);
  }
}
