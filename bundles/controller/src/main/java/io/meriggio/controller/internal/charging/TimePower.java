// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import io.meriggio.controller.ChargeReason;
import io.meriggio.controller.internal.cycle.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * From a start time on and for a duration, every day while it is selected; then charging stops by
 * itself [M 7.4, D5]. The start is a local wall time, the duration elapsed time, so a night with a
 * change of the clock is charged as long as any other.
 *
 * @param start local time of day; in a gap of daylight saving the time after it, in an overlap the
 *     first of the two
 * @param duration at most a day
 * @param maxPower W; empty = all there is
 */
record TimePower(LocalTime start, Duration duration, Optional<Integer> maxPower)
    implements DirectStrategy {

  @Override
  public Wish wish(double energy, Moment now, ZoneId zone) {
    if (!now.isDated()) {
      return new Wish.Wait(ChargeReason.TIME, Optional.empty());
    }
    Instant begun = latestStart(now.wall(), zone);
    Duration left = Duration.between(now.wall(), begun.plus(duration));
    if (left.isNegative() || left.isZero()) {
      return new Wish.Wait(
          ChargeReason.TIME,
          Optional.of(Duration.between(now.wall(), nextStart(now.wall(), zone))));
    }
    double most = maxPower.map(Integer::doubleValue).orElse(Double.POSITIVE_INFINITY);
    return new Wish.Charge(most, Optional.of(left));
  }

  private Instant latestStart(Instant now, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    Instant start = startOn(today, zone);
    return start.isAfter(now) ? startOn(today.minusDays(1), zone) : start;
  }

  private Instant nextStart(Instant now, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    Instant start = startOn(today, zone);
    return start.isAfter(now) ? start : startOn(today.plusDays(1), zone);
  }

  private Instant startOn(LocalDate day, ZoneId zone) {
    return ZonedDateTime.of(day, start, zone).toInstant();
  }
}
