// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/**
 * How long a row is. Steps of an hour and less follow the clock of the world, so that an hour is an
 * hour also when daylight saving ends; days and longer follow the plant's calendar and have 23 or
 * 25 hours then.
 */
public enum Step {
  /** Chosen by the span, and no finer than what is kept of it. */
  AUTO("auto", 0, Period.ZERO),
  /** Second by second; kept for some days, and of measured points only. */
  RAW("raw", 1, Period.ZERO),
  MINUTE("PT1M", 60, Period.ZERO),
  FIVE_MINUTES("PT5M", 300, Period.ZERO),
  QUARTER("PT15M", 900, Period.ZERO),
  HOUR("PT1H", 3600, Period.ZERO),
  DAY("P1D", 86_400, Period.ofDays(1)),
  MONTH("P1M", 2_592_000, Period.ofMonths(1)),
  YEAR("P1Y", 31_536_000, Period.ofYears(1));

  private final String word;
  private final long seconds;
  private final Period period;

  Step(String word, long seconds, Period period) {
    this.word = word;
    this.seconds = seconds;
    this.period = period;
  }

  /** As doors name it: {@code PT15M}. */
  public String word() {
    return word;
  }

  /** Seconds, of days and longer about; 0 for {@link #AUTO}. */
  public long seconds() {
    return seconds;
  }

  /** The step of a word. */
  public static Optional<Step> of(String word) {
    return Arrays.stream(values()).filter(step -> step.word.equals(word)).findFirst();
  }

  /** When the step that holds an instant began. */
  public Instant floor(Instant at, ZoneId zone) {
    return switch (this) {
      case DAY -> at.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
      case MONTH -> at.atZone(zone).toLocalDate().withDayOfMonth(1).atStartOfDay(zone).toInstant();
      case YEAR -> at.atZone(zone).toLocalDate().withDayOfYear(1).atStartOfDay(zone).toInstant();
      default -> Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), length()) * length());
    };
  }

  /** When the step that begins at an instant ends. */
  public Instant next(Instant begin, ZoneId zone) {
    if (period.isZero()) {
      return begin.plus(length(), ChronoUnit.SECONDS);
    }
    ZonedDateTime local = begin.atZone(zone);
    return local.toLocalDate().plus(period).atStartOfDay(zone).toInstant();
  }

  private long length() {
    return Math.max(1, seconds);
  }
}
