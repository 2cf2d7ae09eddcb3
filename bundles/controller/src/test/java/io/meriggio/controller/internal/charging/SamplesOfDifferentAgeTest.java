// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The exchange and the cars are not read at the same instant (semantics 1.6, limit 2), and a charge
 * point does not always do what it is told.
 */
class SamplesOfDifferentAgeTest {
  private static final double CONTRACT = 6000;
  private static final double HOUSE = 500;

  private final Charging core =
      new Charging(ChargingSettings.defaults(Optional.of(CONTRACT), ZoneOffset.UTC));
  private Moment now = new Moment(Instant.parse("2026-06-01T10:00:00Z"), Duration.ofHours(1));
  private double sun;
  private Optional<String> fault = Optional.empty();

  @BeforeEach
  void aCarChargesWithAllThatTheContractLeaves() {
    assertThat(step(0, 0, Duration.ZERO)).isEqualTo(23);
    for (int i = 0; i < 20; i++) {
      assertThat(step(23, 23, Duration.ZERO)).isEqualTo(23);
    }
  }

  /**
   * Decides five seconds later.
   *
   * @param inExchange A that the exchange contains
   * @param told A that the charge point tells
   * @param age of what it tells
   */
  private double step(double inExchange, double told, Duration age) {
    return step(inExchange, told, age, List.of()).get(0);
  }

  private List<Double> step(double inExchange, double told, Duration age, List<Double> others) {
    now = now.plus(Duration.ofSeconds(5));
    Moment read = new Moment(now.wall().minus(age), now.running().minus(age));
    List<ChargePointImage> images = new ArrayList<>();
    images.add(image("wb1", told * 230, read, fault));
    double sum = inExchange;
    for (int i = 0; i < others.size(); i++) {
      images.add(image("wb" + (i + 2), others.get(i) * 230, now, Optional.empty()));
      sum += others.get(i);
    }
    double exchange = sun - HOUSE - sum * 230;
    ChargingInputs inputs =
        new ChargingInputs(
            Optional.of(new Sample(exchange, now)),
            List.of(),
            now.running().toMillis(),
            Optional.of(new Sample(sun, now)),
            Optional.empty(),
            Optional.empty(),
            images);
    return core.step(inputs, now).stream().map(status -> status.current()).toList();
  }

  private static ChargePointImage image(
      String id, double watts, Moment read, Optional<String> fault) {
    return new ChargePointImage(
        id,
        true,
        ChargePointImage.Plug.PLUGGED,
        fault,
        Optional.of(new Sample(watts, read)),
        List.of(),
        Optional.empty(),
        1,
        32,
        1,
        Optional.empty(),
        true,
        Optional.empty(),
        false);
  }

  @Test
  void anExchangeThatHoldsTheNewLoadAlreadyCutsNothing() {
    sun = 4000;
    assertThat(step(23, 23, Duration.ZERO)).isEqualTo(27);
    assertThat(step(27, 23, Duration.ofSeconds(3))).isEqualTo(27);
    assertThat(step(27, 27, Duration.ofSeconds(3))).isEqualTo(31);
  }

  @Test
  void aChargePointThatTellsTheNewLoadAlreadyRaisesNothing() {
    sun = 1000;
    assertThat(step(23, 23, Duration.ZERO)).isEqualTo(27);
    sun = 1900;
    // The exchange is one that was averaged over the time before the raise.
    assertThat(step(23, 27, Duration.ofSeconds(2))).isEqualTo(27);
    assertThat(step(27, 27, Duration.ofSeconds(2))).isEqualTo(31);
  }

  @Test
  void samplesOfOneMomentCutAtOnceAlsoRightAfterAChange() {
    sun = 1000;
    assertThat(step(23, 23, Duration.ZERO)).isEqualTo(27);
    sun = 0;
    assertThat(step(27, 27, Duration.ZERO)).isEqualTo(23);
  }

  @Test
  void aBrokenLimitCutsAtOnceWhateverTheAges() {
    sun = 1000;
    assertThat(step(23, 23, Duration.ZERO)).isEqualTo(27);
    sun = -1000;
    assertThat(step(27, 23, Duration.ofSeconds(3))).isLessThan(23);
  }

  @Test
  void whatAFaultyChargePointDrawsIsALoadOfTheHouse() {
    // 5500 W for two: 12 and 11 A.
    fault = Optional.of("RELAY_WELDED");
    assertThat(step(12, 12, Duration.ZERO, List.of(0.0))).containsExactly(0.0, 11.0);
    for (int i = 0; i < 5; i++) {
      assertThat(step(12, 12, Duration.ZERO, List.of(11.0))).containsExactly(0.0, 11.0);
    }
  }

  @Test
  void whatACarDrawsBeyondItsOfferIsALoadOfTheHouseOnceItHadTimeToFollow() {
    assertThat(step(23, 23, Duration.ZERO, List.of(0.0))).containsExactly(11.0, 0.0);
    step(23, 23, Duration.ZERO, List.of(0.0));
    step(23, 23, Duration.ZERO, List.of(0.0));
    // The first goes on with 23 A, so the other, which has a share of 12 A, can’t begin.
    assertThat(step(23, 23, Duration.ZERO, List.of(0.0))).containsExactly(11.0, 0.0);
  }
}
