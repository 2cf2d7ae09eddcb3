// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** "GOOD → UNCERTAIN after 2 missed periods of the point's poll class → BAD after 5". */
class AgeingTest {

  private static final Instant AT = Instant.parse("2026-06-21T10:00:00Z");

  @ParameterizedTest(name = "{0}, polled every {1} ms, tightened to {2}: after {3} ms {4} {5}")
  @CsvSource({
    // a poll every second: a quarter of it is the time that the exchange may take
    "FAST,   1000,  2,       0, GOOD,      NONE",
    "FAST,   1000,  2,    2250, GOOD,      NONE",
    "FAST,   1000,  2,    2251, UNCERTAIN, STALE",
    "FAST,   1000,  2,    5250, UNCERTAIN, STALE",
    "FAST,   1000,  2,    5251, BAD,       STALE",
    // a map may tighten the first step, never the second
    "FAST,   1000,  1,    1250, GOOD,      NONE",
    "FAST,   1000,  1,    1251, UNCERTAIN, STALE",
    "FAST,   1000,  1,    5250, UNCERTAIN, STALE",
    "FAST,   1000,  1,    5251, BAD,       STALE",
    // every tenth period: it ages in tens of seconds, and the exchange gets a second
    "NORMAL, 1000,  2,   21000, GOOD,      NONE",
    "NORMAL, 1000,  2,   21001, UNCERTAIN, STALE",
    "NORMAL, 1000,  2,   51000, UNCERTAIN, STALE",
    "NORMAL, 1000,  2,   51001, BAD,       STALE",
    // every sixtieth
    "SLOW,   1000,  2,  121000, GOOD,      NONE",
    "SLOW,   1000,  2,  121001, UNCERTAIN, STALE",
    "SLOW,   1000,  2,  301001, BAD,       STALE",
    // a device that is polled every 10 s
    "FAST,  10000,  2,   21000, GOOD,      NONE",
    "FAST,  10000,  2,   21001, UNCERTAIN, STALE",
    "FAST,  10000,  2,   51001, BAD,       STALE",
    // what is read once stays what it is while the device answers
    "ONCE,   1000,  2, 9999999, GOOD,      NONE",
  })
  void aReadingAgesInPeriodsOfItsOwnPollClass(
      PollClass pollClass, long poll, int staleAfter, long age, Quality quality, Reason reason) {
    Reading aged =
        Ageing.aged(reading(pollClass, staleAfter), millis(age), millis(poll), Duration.ZERO);

    assertThat(aged.quality()).isEqualTo(quality);
    assertThat(aged.reason()).isEqualTo(reason);
    assertThat(aged.value().isPresent()).isEqualTo(quality != Quality.BAD);
    assertThat(aged.at()).as("never stamped anew").isEqualTo(AT);
  }

  @ParameterizedTest(name = "a device silent for {0} ms: {1} {2}")
  @CsvSource({"0, GOOD, NONE", "5250, GOOD, NONE", "5251, BAD, OFFLINE"})
  void aReadingThatIsTakenOnceIsUnknownBehindASilentDevice(
      long silent, Quality quality, Reason reason) {
    Reading aged =
        Ageing.aged(reading(PollClass.ONCE, 2), millis(10_000), millis(1000), millis(silent));

    assertThat(aged.quality()).isEqualTo(quality);
    assertThat(aged.reason()).isEqualTo(reason);
    assertThat(aged.at()).isEqualTo(AT);
  }

  @Test
  void anErrorThatTheDeviceReportedStaysThatError() {
    Reading error = Reading.bad(point(PollClass.FAST, 2), Reason.DEVICE_ERROR, AT);

    assertThat(Ageing.aged(error, Duration.ofDays(1), millis(1000), Duration.ZERO))
        .isEqualTo(error);
  }

  @Test
  void anUncertainReadingKeepsItsOwnReasonUntilItIsStaleToo() {
    Reading estimated =
        Reading.uncertain(point(PollClass.FAST, 2), Value.of(3.0), Reason.ESTIMATED, AT);

    assertThat(Ageing.aged(estimated, millis(2250), millis(1000), Duration.ZERO))
        .isEqualTo(estimated);
    assertThat(Ageing.aged(estimated, millis(2251), millis(1000), Duration.ZERO).reason())
        .isEqualTo(Reason.STALE);
  }

  private static Reading reading(PollClass pollClass, int staleAfter) {
    return Reading.good(point(pollClass, staleAfter), Value.of(1.0), AT);
  }

  private static Point point(PollClass pollClass, int staleAfter) {
    return new Point(
        "grid_power", Unit.WATT, Point.Kind.NUMBER, pollClass, Optional.empty(), staleAfter);
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }
}
