// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.meriggio.controller.Figure;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.device.Reason;
import io.meriggio.device.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChargingOriginTest {
  private static final Moment START =
      new Moment(Instant.parse("2026-06-01T10:00:00Z"), Duration.ofHours(1));

  private final ChargingOrigin origin = new ChargingOrigin();

  /** P 3000, B 1000, E −1000: C 5000, of which the car takes 3680, and PV gives 60 %. */
  @Test
  void aCarTakesEachSourceInTheProportionOfTheWholeSite() {
    origin.step(figures(3000, 1000, -1000, 3680), START);
    assertThat(origin.pvPart(START)).isEmpty();

    assertPvPart(0.6, at(5), figures(0, 0, 0, 0));
  }

  /** A car that starts counts energy before its power was seen. */
  @Test
  void aCarThatIsAboutToTakeSomethingWillTakeTheSameProportion() {
    origin.step(figures(3000, 1000, -1000, 0), START);

    assertPvPart(0.6, at(5), figures(0, 0, 0, 0));
  }

  /** P 3000, B −1000, E 500: of the sun's 3000 W the site takes 1500 W and nothing else. */
  @Test
  void whatIsStoredOrExportedTakesNothingFromTheShare() {
    origin.step(figures(3000, -1000, 500, 1400), START);

    assertPvPart(1.0, at(5), figures(0, 0, 0, 0));
  }

  @Test
  void whereNothingIsConsumedTheSunGivesNothing() {
    origin.step(figures(0, 0, 0, 0), START);

    assertPvPart(0.0, at(5), figures(0, 0, 0, 0));
  }

  @Test
  void aPartHoldsForAMinuteSinceChargePointsTellTheirEnergyLater() {
    Map<String, Figure> lost = figures(3000, 0, 0, 2000);
    lost.put("grid_power", Figure.unknown(Unit.WATT, Reason.OFFLINE, START.wall()));
    origin.step(figures(3000, 1000, -1000, 3680), START);
    origin.step(lost, at(5));
    origin.step(lost, at(10));

    assertThat(origin.pvPart(at(65))).isPresent();
    assertThat(origin.pvPart(at(66))).isEmpty();
  }

  @Test
  void whatHappenedInAGapIsNotGuessed() {
    origin.step(figures(3000, 0, 0, 2000), START);
    origin.step(figures(3000, 0, 0, 2000), at(70));
    assertThat(origin.pvPart(at(70))).isEmpty();

    assertPvPart(1.0, at(75), figures(3000, 0, 0, 2000));
  }

  private void assertPvPart(double part, Moment now, Map<String, Figure> figures) {
    origin.step(figures, now);
    Optional<Double> found = origin.pvPart(now);
    assertThat(found).isPresent();
    assertThat(found.get()).isCloseTo(part, within(1e-9));
  }

  private static Moment at(int seconds) {
    return START.plus(Duration.ofSeconds(seconds));
  }

  private static Map<String, Figure> figures(double p, double b, double e, double v) {
    Map<String, Figure> figures = new HashMap<>();
    figures.put("pv_power", watts(p));
    figures.put("battery_power", watts(b));
    figures.put("grid_power", watts(e));
    figures.put("charger_power", watts(v));
    figures.put("consumption_power", watts(p + b - e));
    return figures;
  }

  private static Figure watts(double value) {
    return Figure.good(value, Unit.WATT, START.wall());
  }
}
