// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.controller.Figure;
import io.meriggio.device.DeviceState;
import io.meriggio.device.Quality;
import io.meriggio.device.Reason;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The checks of energy-manager-semantics section 3 and the rules of plant-configurations. */
class BalanceTest {

  @Test
  void aSinglePhaseHybridWithACarBalances() {
    Site site =
        Site.atNoon()
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

    assertThat(site.value("consumption_power")).isEqualTo(2000);
    assertThat(site.value("household_power")).isEqualTo(600);
    assertThat(site.plant().configuration()).hasValue(1);
  }

  @Test
  void aForeignThreePhasePlantBalancesAsAnEstimate() {
    Site site =
        Site.atNoon()
            .phases(3)
            .device("io", "onboard-io", "pv_power", 3600)
            .device("met", "dtsu666", "grid_power", -800);

    Figure consumption = site.plant().figure("consumption_power");
    assertThat(consumption.value()).hasValue(4400.0);
    assertThat(consumption.quality()).isEqualTo(Quality.UNCERTAIN);
    assertThat(consumption.reason()).isEqualTo(Reason.ESTIMATED);
    assertThat(site.plant().configuration()).hasValue(7);
  }

  @Test
  void aHouseWithoutPvBalances() {
    Site site =
        Site.atNoon()
            .phases(1)
            .device("io", "onboard-io", "grid_power", -2750)
            .device(
                "wb1",
                "wallbox",
                "charger_power",
                2300,
                "charger_status",
                2,
                "charger_current_limit",
                10,
                "charge_command",
                0);

    assertThat(site.value("consumption_power")).isEqualTo(2750);
    assertThat(site.value("household_power")).isEqualTo(450);
    assertThat(site.plant().figure("consumption_power").quality()).isEqualTo(Quality.GOOD);
    assertThat(site.plant().configuration()).hasValue(8);
  }

  @Test
  void threeInvertersAreSummed() {
    Site site =
        Site.atNoon()
            .device("a", "string", "pv_power", 1000)
            .device("b", "string", "pv_power", 2000)
            .device("c", "string", "pv_power", 500)
            .device("met", "dtsu666", "grid_power", 700);

    assertThat(site.value("pv_power")).isEqualTo(3500);
    assertThat(site.value("consumption_power")).isEqualTo(2800);
    assertThat(site.plant().configuration()).hasValue(5);
  }

  @Test
  void whatThePlantHasNotGotIsZeroAndGood() {
    Site site = Site.atNoon().device("met", "dtsu666", "grid_power", -450);

    for (String id : new String[] {"pv_power", "battery_power", "charger_power"}) {
      assertThat(site.plant().figure(id).value()).as(id).hasValue(0.0);
      assertThat(site.plant().figure(id).quality()).as(id).isEqualTo(Quality.GOOD);
    }
    Figure charge = site.plant().figure("battery_soc");
    assertThat(charge.value()).isEmpty();
    assertThat(charge.reason()).isEqualTo(Reason.NOT_PRESENT);
    assertThat(site.value("consumption_power")).isEqualTo(450);
    assertThat(site.value("withdrawal_power")).isEqualTo(450);
    assertThat(site.value("in_feed_power")).isEqualTo(0);
    assertThat(site.plant().configuration()).hasValue(9);
  }

  @Test
  void aLostExchangeMakesAllThatIsDerivedUnknownAndLeavesProductionAlone() {
    Site site = configuration5(3000, 500).lose("met", "grid_power", Reason.OFFLINE);

    for (String id :
        new String[] {
          "grid_power", "consumption_power", "household_power", "in_feed_power", "withdrawal_power"
        }) {
      assertThat(site.plant().figure(id).value()).as(id).isEmpty();
      assertThat(site.plant().figure(id).reason()).as(id).isEqualTo(Reason.OFFLINE);
      assertThat(site.plant().figure(id).quality()).as(id).isEqualTo(Quality.BAD);
    }
    assertThat(site.value("pv_power")).isEqualTo(3000);
  }

  @Test
  void oneLostInverterOfThreeMakesProductionUnknownNotSmaller() {
    Site site =
        Site.atNoon()
            .device("a", "string", "pv_power", 1000)
            .device("b", "string", "pv_power", 2000)
            .device("met", "dtsu666", "grid_power", 700)
            .lose("b", "pv_power", Reason.STALE);

    assertThat(site.plant().figure("pv_power").value()).isEmpty();
    assertThat(site.plant().figure("pv_power").reason()).isEqualTo(Reason.STALE);
    assertThat(site.plant().figure("consumption_power").value()).isEmpty();
    assertThat(site.value("grid_power")).isEqualTo(700);
  }

  @Test
  void anInverterThatNeverAnsweredKeepsProductionUnknownAndThePlantItsShape() {
    Site site =
        Site.atNoon()
            .silent("inv", "string", DeviceState.OFFLINE)
            .device("met", "dtsu666", "grid_power", -300);

    assertThat(site.plant().figure("pv_power").value()).isEmpty();
    assertThat(site.plant().figure("pv_power").reason()).isEqualTo(Reason.OFFLINE);
    assertThat(site.plant().figure("consumption_power").reason()).isEqualTo(Reason.OFFLINE);
    assertThat(site.plant().configuration()).hasValue(5);
  }

  @Test
  void aMeterWhoseDriverIsAwayMakesTheExchangeUnknown() {
    Site site =
        Site.atNoon()
            .device("inv", "string", "pv_power", 3000)
            .silent("met", "dtsu666", DeviceState.DRIVER_ABSENT);

    assertThat(site.plant().figure("grid_power").value()).isEmpty();
    assertThat(site.plant().figure("grid_power").reason()).isEqualTo(Reason.DRIVER_ABSENT);
    assertThat(site.plant().figure("household_power").reason()).isEqualTo(Reason.DRIVER_ABSENT);
  }

  @Test
  void aSumIsNoBetterThanItsWorstPartAndAsOldAsItsOldest() {
    Site site = configuration5(3000, 500);
    Instant measured = site.now();
    site.sleep(Duration.ofSeconds(4))
        .show("inv", "pv_power", 3000)
        .doubt("met", "grid_power", 500, Reason.STALE);
    site.sleep(Duration.ofSeconds(2)).show("inv", "pv_power", 3000);

    Figure consumption = site.plant().figure("consumption_power");
    assertThat(consumption.value()).hasValue(2500.0);
    assertThat(consumption.quality()).isEqualTo(Quality.UNCERTAIN);
    assertThat(consumption.reason()).isEqualTo(Reason.STALE);
    assertThat(consumption.at()).isEqualTo(measured.plusSeconds(4));
  }

  @Test
  void samplesOfDifferentAgeDoNotMakeAGoodBalance() {
    Site near =
        configuration5(3000, 500).sleep(Duration.ofSeconds(15)).show("met", "grid_power", 400);
    assertThat(near.plant().figure("consumption_power").quality()).isEqualTo(Quality.GOOD);

    Site far =
        configuration5(3000, 500).sleep(Duration.ofSeconds(16)).show("met", "grid_power", 400);
    assertThat(far.plant().figure("consumption_power").quality()).isEqualTo(Quality.UNCERTAIN);
    assertThat(far.plant().figure("consumption_power").reason()).isEqualTo(Reason.STALE);
    assertThat(far.plant().figure("pv_power").quality()).isEqualTo(Quality.GOOD);
  }

  @Test
  void theAgeOfASampleIsNotMixedWithWhatThePlantHasNotGot() {
    Site site =
        Site.atNoon().device("met", "dtsu666", "grid_power", -450).sleep(Duration.ofSeconds(20));

    Figure consumption = site.plant().figure("consumption_power");
    assertThat(consumption.quality()).isEqualTo(Quality.GOOD);
    assertThat(consumption.at()).isEqualTo(site.now().minusSeconds(20));
  }

  @Test
  void aSlightlyNegativeConsumptionIsZero() {
    // tolerance 50 W + 2 % of 3000 W = 110 W
    Site site = configuration5(3000, 3110).run(Duration.ofSeconds(120));

    Figure consumption = site.figure("consumption_power");
    assertThat(consumption.value()).hasValue(0.0);
    assertThat(consumption.quality()).isEqualTo(Quality.GOOD);
  }

  @Test
  void aHouseThatDeliversForMoreThanAMinuteIsInconsistent() {
    Site site = configuration5(3000, 3111);
    site.look();
    site.run(Duration.ofSeconds(60));
    assertThat(site.figure("consumption_power").quality()).isEqualTo(Quality.GOOD);
    assertThat(site.figure("consumption_power").value()).hasValue(0.0);

    site.run(Duration.ofSeconds(1));
    assertThat(site.figure("consumption_power").quality()).isEqualTo(Quality.UNCERTAIN);
    assertThat(site.figure("consumption_power").reason()).isEqualTo(Reason.INCONSISTENT);
    assertThat(site.figure("consumption_power").value()).hasValue(0.0);
    assertThat(site.figure("household_power").reason()).isEqualTo(Reason.INCONSISTENT);
    assertThat(site.plant().hints()).anyMatch(h -> h.key().equals("hint.inconsistent"));

    site.show("met", "grid_power", 2000).run(Duration.ofSeconds(1));
    assertThat(site.figure("consumption_power").quality()).isEqualTo(Quality.GOOD);
    assertThat(site.figure("consumption_power").value()).hasValue(1000.0);
  }

  @Test
  void aReturnToReasonStartsTheMinuteAnew() {
    Site site = configuration5(3000, 5000).run(Duration.ofSeconds(50));
    site.show("met", "grid_power", 1000).run(Duration.ofSeconds(1));
    site.show("met", "grid_power", 5000).run(Duration.ofSeconds(50));

    assertThat(site.figure("consumption_power").quality()).isEqualTo(Quality.GOOD);
  }

  @Test
  void theStateOfChargeIsWeightedByCapacity() {
    Site site =
        Site.atNoon()
            .phases(3)
            .device(
                "a",
                "hyd",
                "pv_power",
                0,
                "battery_power",
                0,
                "battery_soc",
                80,
                "grid_power",
                0,
                "rated_energy",
                5000)
            .device(
                "b", "power-magic", "battery_power", 0, "battery_soc", 20, "rated_energy", 15000);

    // (80·5000 + 20·15000) / 20000
    assertThat(site.value("battery_soc")).isEqualTo(35);
  }

  @Test
  void theStateOfChargeIsTheMeanWhereACapacityIsMissing() {
    Site site =
        Site.atNoon()
            .device(
                "a", "hyd", "pv_power", 0, "battery_power", 0, "battery_soc", 80, "grid_power", 0)
            .device(
                "b", "power-magic", "battery_power", 0, "battery_soc", 20, "rated_energy", 15000);

    assertThat(site.value("battery_soc")).isEqualTo(50);
  }

  @Test
  void aRetrofitWithoutItsPvSensorLeavesProductionUnknown() {
    Site site =
        Site.atNoon()
            .device("ret", "sp3000", "battery_power", 500, "battery_soc", 40, "grid_power", 0);

    assertThat(site.plant().figure("pv_power").value()).isEmpty();
    assertThat(site.plant().figure("pv_power").reason()).isEqualTo(Reason.NOT_PRESENT);
    assertThat(site.plant().figure("consumption_power").value()).isEmpty();
    assertThat(site.plant().configuration()).hasValue(2);
  }

  private static Site configuration5(double production, double exchange) {
    return Site.atNoon()
        .device("inv", "string", "pv_power", production)
        .device("met", "dtsu666", "grid_power", exchange);
  }
}
