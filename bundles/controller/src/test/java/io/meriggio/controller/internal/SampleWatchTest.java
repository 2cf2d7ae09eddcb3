// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.controller.Figure;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import io.meriggio.device.Point;
import io.meriggio.device.PollClass;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Unit;
import io.meriggio.device.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Samples age by running time, whatever the wall clock does. */
class SampleWatchTest {
  private static final Instant NOON = Instant.parse("2026-06-01T10:00:00Z");
  private static final Point POINT = Point.number("charger_power", Unit.WATT, PollClass.FAST);

  private final SampleWatch watch = new SampleWatch();
  private Moment now = new Moment(NOON, Duration.ofHours(1));

  @Test
  void aValueIsAsOldAsItsReading() {
    look(1000, NOON.minusSeconds(2));

    assertThat(age(look(1000, NOON.minusSeconds(2)))).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void aValueThatIsNotReadAgainGrowsOld() {
    look(1000, NOON);
    pass(20);

    Sample seen = look(1000, NOON);

    assertThat(seen.value()).isEqualTo(1000);
    assertThat(age(seen)).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void whenTheValueIsLostTheLastGoodOneStaysAndAges() {
    look(1000, NOON);
    pass(30);

    Optional<Sample> seen = watch.look(Figure.unknown(Unit.WATT, Reason.TIMEOUT, now.wall()), now);

    assertThat(seen.orElseThrow().value()).isEqualTo(1000);
    assertThat(age(seen.get())).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void aPointThatVanishesIsAValueThatAges() {
    watch.look(Optional.of(Reading.good(POINT, Value.of(700), NOON)), now);
    pass(40);

    assertThat(age(watch.look(Optional.empty(), now).orElseThrow()))
        .isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void aWallClockThatIsSetForwardMakesNothingOld() {
    look(1000, NOON);
    pass(5);
    now = new Moment(now.wall().plus(Duration.ofHours(2)), now.running());

    // Measured one second before the clock was set, by the clock of then.
    Sample seen = look(2000, NOON.plusSeconds(4));

    assertThat(seen.value()).isEqualTo(2000);
    assertThat(age(seen)).isLessThanOrEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void aWallClockThatIsSetBackMakesNothingFresh() {
    look(1000, NOON);
    pass(50);
    now = new Moment(now.wall().minus(Duration.ofHours(2)), now.running());

    assertThat(age(look(1000, NOON))).isEqualTo(Duration.ofSeconds(50));
  }

  @Test
  void afterAWallClockWasSetBackNewReadingsAreTaken() {
    look(1000, NOON);
    now = new Moment(NOON.minus(Duration.ofHours(2)), now.running().plusSeconds(5));

    Sample seen = look(3000, now.wall());

    assertThat(seen.value()).isEqualTo(3000);
    assertThat(age(seen)).isZero();
  }

  @Test
  void estimatedAndStaleAreUsedAndOtherDoubtsAreNot() {
    look(1000, NOON);
    pass(1);
    assertThat(doubtful(1100, Reason.ESTIMATED)).isEqualTo(1100);
    pass(1);
    assertThat(doubtful(1200, Reason.STALE)).isEqualTo(1200);
    pass(1);
    assertThat(doubtful(9999, Reason.INCONSISTENT)).isEqualTo(1200);
    pass(1);
    assertThat(doubtful(9999, Reason.FROZEN)).isEqualTo(1200);
  }

  @Test
  void whatWasNeverGoodIsNoSample() {
    assertThat(watch.look(Figure.unknown(Unit.WATT, Reason.NEVER_READ, NOON), now)).isEmpty();
  }

  @Test
  void aReadingFromBeforeTheStartIsAtMostAMinuteOld() {
    assertThat(age(look(1000, NOON.minus(Duration.ofDays(3))))).isEqualTo(Duration.ofSeconds(60));
  }

  private double doubtful(double watts, Reason reason) {
    Figure figure = Figure.uncertain(watts, Unit.WATT, reason, now.wall());
    return watch.look(figure, now).orElseThrow().value();
  }

  private Sample look(double watts, Instant at) {
    return watch.look(Figure.good(watts, Unit.WATT, at), now).orElseThrow();
  }

  private Duration age(Sample sample) {
    return sample.age(now);
  }

  private void pass(int seconds) {
    now = now.plus(Duration.ofSeconds(seconds));
  }
}
