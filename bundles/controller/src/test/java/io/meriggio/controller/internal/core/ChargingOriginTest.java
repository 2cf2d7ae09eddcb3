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

  @Test
  void aCarTakesEachSourceInTheProportionOfTheWholeSite() {
    ChargingOrigin origin = new ChargingOrigin();
    // P 3000, B 1000, E −1000: C 5000, of which the car takes 3680, and PV gives 60 %
    assertThat(origin.step(figures(3000, 1000, -1000, 3680), START)).isEmpty();
    ChargingOrigin.Origin five =
        origin.step(figures(0, 0, 0, 0), START.plus(Duration.ofSeconds(5))).orElseThrow();

    assertThat(five.total()).isCloseTo(3680 * 5 / 3600.0, within(1e-9));
    assertThat(five.pvPart().orElseThrow()).isCloseTo(0.6, within(1e-9));
    assertThat(five.fromBattery()).isCloseTo(five.total() * 0.2, within(1e-9));
    assertThat(five.fromGrid()).isCloseTo(five.total() * 0.2, within(1e-9));
    assertThat(five.span()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void withoutACarThereIsNoPart() {
    ChargingOrigin origin = new ChargingOrigin();
    origin.step(figures(3000, 0, 0, 0), START);

    assertThat(origin.step(figures(1, 0, 0, 0), START.plus(Duration.ofSeconds(5))))
        .get()
        .extracting(ChargingOrigin.Origin::pvPart)
        .isEqualTo(Optional.empty());
  }

  @Test
  void whatIsUnknownOrTooLongAgoIsNotGuessed() {
    ChargingOrigin origin = new ChargingOrigin();
    Map<String, Figure> lost = figures(3000, 0, 0, 2000);
    lost.put("grid_power", Figure.unknown(Unit.WATT, Reason.OFFLINE, START.wall()));
    origin.step(lost, START);
    assertThat(origin.step(figures(3000, 0, 0, 2000), START.plus(Duration.ofSeconds(5)))).isEmpty();
    assertThat(origin.step(figures(3000, 0, 0, 2000), START.plus(Duration.ofSeconds(70))))
        .isEmpty();
    assertThat(origin.step(figures(3000, 0, 0, 2000), START.plus(Duration.ofSeconds(75))))
        .isPresent();
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
