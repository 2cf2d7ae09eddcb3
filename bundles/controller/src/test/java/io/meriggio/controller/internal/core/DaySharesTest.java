// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.meriggio.controller.EnergyFlow;
import io.meriggio.controller.Figure;
import io.meriggio.device.Quality;
import io.meriggio.device.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DaySharesTest {

  @Test
  void aDayWatchedFromMidnightGivesGoodShares() {
    Site site = plant("2026-05-31T23:59:00+02:00", 0, -1000).run(Duration.ofMinutes(1));
    // 1 h: 2000 W produced, 500 W fed in; 1 h: nothing produced, 1000 W drawn
    site.show("inv", "pv_power", 2000).show("met", "grid_power", 500).run(Duration.ofHours(1));
    site.show("inv", "pv_power", 0).show("met", "grid_power", -1000).run(Duration.ofHours(1));

    // P 2000 Wh, in-feed 500 Wh; C = 2000 − 500 + 1000 = 2500 Wh, withdrawal 1000 Wh
    assertShare(site.figure("self_consumption_today"), 75);
    assertShare(site.figure("autarky_today"), 60);
  }

  @Test
  void aDayWatchedFromNoonSpeaksForTheTimeSinceAndSaysSo() {
    Site site = plant("2026-06-01T12:00:00+02:00", 2000, 500);
    site.look();
    site.run(Duration.ofMinutes(10));

    Figure share = site.figure("self_consumption_today");
    assertThat(share.value().orElseThrow()).isCloseTo(75, within(0.01));
    assertThat(share.quality()).isEqualTo(Quality.UNCERTAIN);
    assertThat(share.reason()).isEqualTo(Reason.ESTIMATED);
    assertThat(site.plant().hints())
        .anyMatch(h -> h.key().equals("hint.day-since") && h.parameters().contains("12:00"));
  }

  @Test
  void anHourWithoutTheMeterMakesTheDayUnknown() {
    Site site = plant("2026-05-31T23:59:00+02:00", 2000, 500).run(Duration.ofHours(10));
    site.lose("met", "grid_power", Reason.OFFLINE).run(Duration.ofHours(1));

    assertThat(site.figure("self_consumption_today").value()).isEmpty();
    assertThat(site.figure("self_consumption_today").reason()).isEqualTo(Reason.OFFLINE);
    assertThat(site.figure("autarky_today").value()).isEmpty();

    site.show("met", "grid_power", 500).run(Duration.ofSeconds(10));
    assertThat(site.figure("autarky_today").value()).isEmpty();
    assertThat(site.figure("autarky_today").reason()).isEqualTo(Reason.STALE);
  }

  @Test
  void aTwentiethOfTheDayMayBeMissing() {
    Site site = plant("2026-05-31T23:59:00+02:00", 2000, 500).run(Duration.ofHours(10));
    site.lose("met", "grid_power", Reason.OFFLINE).run(Duration.ofMinutes(29));

    assertThat(site.figure("self_consumption_today").isKnown()).isTrue();
  }

  @Test
  void aLongTimeWithoutALookIsMissingToo() {
    Site site = plant("2026-05-31T23:59:00+02:00", 2000, 500).run(Duration.ofHours(2));
    site.sleep(Duration.ofHours(1)).run(Duration.ofSeconds(1));

    assertThat(site.figure("self_consumption_today").value()).isEmpty();
  }

  @Test
  void anInverterThatFellAsleepCountsAsZero() {
    Site site = plant("2026-05-31T23:59:00+02:00", 2000, 500);
    site.run(Duration.ofMinutes(1)).run(Duration.ofHours(2));
    site.show("inv", "pv_power", 49).show("met", "grid_power", -451).run(Duration.ofSeconds(2));
    site.lose("inv", "pv_power", Reason.OFFLINE).run(Duration.ofHours(2));

    // 2 h: P 4000 Wh, in-feed 1000 Wh; then 2 h of 451 W drawn
    assertShare(site.figure("self_consumption_today"), 75);
    assertThat(site.figure("autarky_today").value().orElseThrow())
        .isCloseTo(100 * 3000.0 / 3902, within(0.1));
    assertThat(site.figure("pv_power").value()).isEmpty();
  }

  @Test
  void anInverterThatFailedInTheSunIsMissing() {
    Site site = plant("2026-05-31T23:59:00+02:00", 2000, 500).run(Duration.ofHours(2));
    site.lose("inv", "pv_power", Reason.OFFLINE).run(Duration.ofHours(1));

    assertThat(site.figure("self_consumption_today").value()).isEmpty();
    assertThat(site.figure("self_consumption_today").reason()).isEqualTo(Reason.OFFLINE);
  }

  @Test
  void midnightIsThePlantsAndTheDayWithoutItsHourIsADayToo() {
    // 29 March 2026: 02:00 CET becomes 03:00 CEST
    Site site = plant("2026-03-28T23:59:00+01:00", 0, -1000).run(Duration.ofMinutes(1));
    site.show("inv", "pv_power", 1000).show("met", "grid_power", 1000).run(Duration.ofHours(3));

    assertShare(site.figure("self_consumption_today"), 0);
    assertThat(site.now().atZone(Site.ROME).toLocalTime()).hasToString("04:00");
  }

  @Test
  void beforeAnythingWasProducedThereIsNoShareOfIt() {
    Site site = plant("2026-05-31T23:59:00+02:00", 0, -1000).run(Duration.ofHours(1));

    assertThat(site.figure("self_consumption_today").value()).isEmpty();
    assertThat(site.figure("self_consumption_today").reason()).isEqualTo(Reason.NOT_PRESENT);
    assertShare(site.figure("autarky_today"), 0);
  }

  @Test
  void anotherSourceBeginsAnotherWatch() {
    Site site = plant("2026-05-31T23:59:00+02:00", 2000, 500).run(Duration.ofHours(2));
    site.device("inv2", "string", "pv_power", 2000).run(Duration.ofSeconds(10));

    assertThat(site.figure("self_consumption_today").reason()).isEqualTo(Reason.ESTIMATED);
  }

  @Test
  void aClockThatIsSetWithinTheDayLosesNothingAndTheDayIsAnEstimate() {
    for (int minutes : new int[] {-60, 60}) {
      Site site = plant("2026-05-31T23:59:00+02:00", 2000, 500).run(Duration.ofHours(2));
      site.show("inv", "pv_power", 0).show("met", "grid_power", -500);
      site.clockJumps(Duration.ofMinutes(minutes)).run(Duration.ofHours(1));

      // 1 h 59 min: P 2000 W, in-feed 500 W, C 1500 W; 1 h: C 500 W, all of it drawn
      assertThat(site.figure("self_consumption_today").reason()).isEqualTo(Reason.ESTIMATED);
      assertThat(site.figure("self_consumption_today").value().orElseThrow())
          .isCloseTo(75, within(0.1));
      assertThat(site.figure("autarky_today").value().orElseThrow())
          .isCloseTo(100 * (119 * 1500) / (119 * 1500 + 60 * 500.0), within(0.1));
    }
  }

  @Test
  void aClockThatIsCorrectedByLessThanAMinuteChangesNothing() {
    Site site = plant("2026-05-31T23:59:00+02:00", 2000, 500).run(Duration.ofHours(2));
    site.clockJumps(Duration.ofSeconds(-40)).run(Duration.ofSeconds(10));

    assertShare(site.figure("self_consumption_today"), 75);
  }

  @Test
  void aClockSetBackOverMidnightDoesNotBringYesterdayBack() {
    Site site = plant("2026-05-31T23:59:00+02:00", 2000, 500).run(Duration.ofSeconds(90));
    site.clockJumps(Duration.ofSeconds(-45)).run(Duration.ofSeconds(60));

    assertShare(site.figure("self_consumption_today"), 75);
    assertThat(site.today().to()).isEqualTo(site.now());
    assertThat(site.flow(EnergyFlow.PV_TO_GRID)).isCloseTo(500 * 90 / 3600.0, within(0.01));
  }

  @Test
  void aClockThatIsSetToAnotherDayBeginsThatDay() {
    Site site = plant("1970-01-01T10:00:00+01:00", 2000, 500).run(Duration.ofMinutes(5));
    site.clockJumps(Duration.ofDays(20_000)).run(Duration.ofMinutes(1));

    assertThat(site.figure("self_consumption_today").reason()).isEqualTo(Reason.ESTIMATED);
    assertThat(site.flow(EnergyFlow.PV_TO_GRID)).isCloseTo(500 / 60.0, within(0.2));
  }

  @Test
  void theDayWithAnHourMoreIsWatchedToItsEnd() {
    // 25 October 2026: 03:00 CEST becomes 02:00 CET, so 04:00 is five hours after midnight
    Site site = plant("2026-10-24T23:59:00+02:00", 0, -1000).run(Duration.ofMinutes(1));
    site.show("inv", "pv_power", 1000).show("met", "grid_power", 250).run(Duration.ofHours(5));

    assertShare(site.figure("self_consumption_today"), 75);
    assertThat(site.now().atZone(Site.ROME).toLocalTime()).hasToString("04:00");
    assertThat(site.flow(EnergyFlow.PV_TO_GRID)).isCloseTo(1250, within(0.1));
  }

  private static Site plant(String time, double production, double exchange) {
    Site site =
        Site.at(time)
            .device("inv", "string", "pv_power", production)
            .device("met", "dtsu666", "grid_power", exchange);
    site.look();
    return site;
  }

  private static void assertShare(Figure share, double percent) {
    assertThat(share.value().orElseThrow()).isCloseTo(percent, within(0.1));
    assertThat(share.quality()).isEqualTo(Quality.GOOD);
  }
}
