// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import static io.meriggio.host.internal.FakeDriver.POWER;
import static io.meriggio.host.internal.FakeDriver.SERIAL;
import static io.meriggio.host.internal.VirtualTime.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.Point;
import io.meriggio.device.PollClass;
import io.meriggio.device.Quality;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Unit;
import io.meriggio.device.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadingStoreTest {

  private final VirtualTime virtual = new VirtualTime();
  private final ReadingStore store = new ReadingStore("grid", virtual.time());

  @BeforeEach
  void declare() {
    store.points(List.of(POWER, SERIAL));
  }

  @Test
  void aPointThatWasNeverReadHasNoValue() {
    assertThat(now()).isEqualTo(Reading.bad(POWER, Reason.NEVER_READ, NOON));
  }

  @Test
  void theNewestReadingCounts() {
    assertThat(put(1, NOON.minusMillis(20))).isTrue();
    assertThat(put(2, NOON.minusMillis(10))).isTrue();

    assertThat(now()).isEqualTo(Reading.good(POWER, Value.of(2.0), NOON.minusMillis(10)));
  }

  @Test
  void aReadingThatIsOlderThanTheStoredOneIsNotTaken() {
    put(1, NOON.minusMillis(10));

    assertThat(put(2, NOON.minusMillis(11))).isFalse();
    assertThat(now().value()).contains(Value.of(1.0));
  }

  @Test
  void aReadingFromTheFutureIsNotTaken() {
    assertThat(put(1, NOON.plusMillis(1))).isFalse();
    assertThat(now().reason()).isEqualTo(Reason.NEVER_READ);
  }

  @Test
  void aReadingThatWasOldWhenItCameIsAsOldAsItIs() {
    put(1, NOON.minusSeconds(3));

    assertThat(now().quality()).as("three periods of a second").isEqualTo(Quality.UNCERTAIN);
    assertThat(now().at()).isEqualTo(NOON.minusSeconds(3));
  }

  @Test
  void aClockThatIsSetBackDoesNotBlindTheDevice() {
    put(1, NOON);
    virtual.setWall(NOON.minus(Duration.ofDays(1)));

    assertThat(put(2, NOON.minus(Duration.ofDays(1)))).isTrue();
    assertThat(now().value()).contains(Value.of(2.0));
  }

  @Test
  void aClockThatIsSetForwardDoesNotAgeReadings() {
    put(1, NOON);
    virtual.setWall(NOON.plus(Duration.ofDays(10_000)));

    assertThat(now().quality()).isEqualTo(Quality.GOOD);
    virtual.advance(Duration.ofSeconds(6));
    assertThat(now().quality()).as("time that has really passed does").isEqualTo(Quality.BAD);
  }

  @Test
  void aReadingOfAPointThatTheDeviceHasNotIsDropped() {
    Point other = Point.number("pv_power", Unit.WATT, PollClass.FAST);

    assertThat(store.put(Reading.good(other, Value.of(1.0), NOON))).isFalse();
    assertThat(store.image(Duration.ofSeconds(1), Duration.ZERO)).doesNotContainKey("pv_power");
  }

  @Test
  void aValueOfAnotherKindOrUnitIsDropped() {
    Point kilowatt = Point.number("grid_power", Unit.VAR, PollClass.FAST);

    assertThat(store.put(Reading.good(POWER, Value.of("much"), NOON))).isFalse();
    assertThat(store.put(Reading.good(kilowatt, Value.of(1.0), NOON))).isFalse();
  }

  @Test
  void whatIsForgottenIsUnknownSinceThen() {
    put(1, NOON);
    virtual.advance(Duration.ofSeconds(1));
    store.forget(Reason.DRIVER_ABSENT);

    assertThat(now()).isEqualTo(Reading.bad(POWER, Reason.DRIVER_ABSENT, NOON.plusSeconds(1)));
  }

  @Test
  void pointsThatStayKeepTheirReadings() {
    put(1, NOON);
    store.points(List.of(POWER));

    assertThat(now().value()).contains(Value.of(1.0));
    assertThat(store.image(Duration.ofSeconds(1), Duration.ZERO)).containsOnlyKeys("grid_power");
  }

  @Test
  void itKnowsWhichClassesAPollHasLeftOut() {
    put(1, NOON);
    long since = virtual.time().nanos();
    virtual.advance(Duration.ofMillis(1));
    Set<PollClass> both = Set.of(PollClass.FAST, PollClass.ONCE);

    assertThat(store.unreadSince(since, both)).containsExactly(PollClass.ONCE);
    assertThat(store.unreadSince(virtual.time().nanos(), both)).isEqualTo(both);
  }

  private boolean put(double number, Instant at) {
    return store.put(Reading.good(POWER, Value.of(number), at));
  }

  private Reading now() {
    return store.image(Duration.ofSeconds(1), Duration.ZERO).get("grid_power");
  }
}
