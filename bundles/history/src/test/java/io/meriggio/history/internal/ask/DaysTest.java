// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.meriggio.device.Unit;
import io.meriggio.history.HistoryAnswer;
import io.meriggio.history.HistoryException;
import io.meriggio.history.HistoryQuery;
import io.meriggio.history.HistorySeries;
import io.meriggio.history.HistorySeries.Amount;
import io.meriggio.history.Step;
import io.meriggio.history.internal.store.Batch;
import io.meriggio.history.internal.store.CounterState;
import io.meriggio.history.internal.store.HistoryStore;
import io.meriggio.history.internal.store.News;
import io.meriggio.history.internal.store.Series;
import io.meriggio.memory.internal.SqliteFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Totals of the local day beside a plain sum over the minutes of that day. */
class DaysTest {
  private static final ZoneId ROME = ZoneId.of("Europe/Rome");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    // the Sundays on which daylight saving begins and ends in 2026, and one between
    "2026-03-29,23",
    "2026-10-25,25",
    "2026-06-07,24"
  })
  void a_local_day_has_the_hours_that_it_has(LocalDate day, int hours) {
    Instant midnight = day.atStartOfDay(ROME).toInstant();
    Steps days =
        Steps.of(Step.DAY, midnight.plusSeconds(7200), midnight.plusSeconds(7300), ROME, 9);

    assertThat(days.count()).isEqualTo(1);
    assertThat(days.at(0)).isEqualTo(midnight);
    assertThat(days.length(0)).isEqualTo(hours * 3600L);
    assertThat(
            Steps.of(Step.HOUR, midnight, midnight.plusSeconds(days.length(0)), ROME, 30).count())
        .isEqualTo(hours);
  }

  @Test
  void months_and_years_follow_the_calendar() {
    Instant from = Instant.parse("2025-12-31T23:30:00Z");
    assertThat(Steps.of(Step.YEAR, from, from.plusSeconds(1), ROME, 9).at(0))
        .isEqualTo(Instant.parse("2025-12-31T23:00:00Z"));
    Steps months = Steps.of(Step.MONTH, from, Instant.parse("2026-04-02T00:00:00Z"), ROME, 9);
    assertThat(months.count()).isEqualTo(4);
    assertThat(months.at(3)).isEqualTo(Instant.parse("2026-03-31T22:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({"2026-03-27", "2026-10-23"})
  void totals_of_days_are_the_sums_of_their_minutes(LocalDate first) throws Exception {
    long seed = Long.getLong("meriggio.seed", System.nanoTime());
    System.out.println("meriggio.seed=" + seed);
    int rounds = Integer.getInteger("meriggio.cases", 2);
    for (int round = 0; round < rounds; round++) {
      Minutes minutes = new Minutes(new Random(seed + round), first, 5);
      Path file = folder.resolve(first + "-" + round + ".db");
      try (HistoryStore store = HistoryStore.open(new SqliteFiles(Optional.empty()), file)) {
        minutes.record(store);
        Answers answers = new Answers(store, () -> ROME);
        assertFlows(answers, minutes);
        assertCounter(answers, minutes);
      }
    }
  }

  private static void assertFlows(Answers answers, Minutes minutes) throws HistoryException {
    List<Amount> days = days(answers, minutes, "flow");
    assertThat(days).hasSize(5);
    for (int i = 0; i < 5; i++) {
      LocalDate day = minutes.first.plusDays(i);
      long sum = 0;
      int known = 0;
      int all = 0;
      for (int minute = minutes.begin(day); minute < minutes.begin(day.plusDays(1)); minute++) {
        all++;
        known += minutes.known[minute] ? 1 : 0;
        sum += minutes.known[minute] ? minutes.energy[minute] : 0;
      }
      assertThat(days.get(i).amount().orElse(0)).as("%s", day).isCloseTo(sum, within(1e-6));
      assertThat(days.get(i).complete()).as("%s", day).isEqualTo(known >= 0.99 * all);
    }
  }

  /** The counter counts on while nobody sees it; the days add up to what it counted in all. */
  private static void assertCounter(Answers answers, Minutes minutes) throws HistoryException {
    List<Amount> days = days(answers, minutes, "counter");
    double sum = days.stream().mapToDouble(row -> row.amount().orElse(0)).sum();
    long all = 0;
    // the first quarter is known by its end alone
    int seen = minutes.firstKnown() / 15 * 15 + 14;
    while (!minutes.known[seen]) {
      seen--;
    }
    for (int minute = seen + 1; minute <= minutes.lastKnown(); minute++) {
      all += minutes.energy[minute];
    }
    assertThat(sum).isCloseTo(all, within(1e-3));
    for (int i = 0; i < 5; i++) {
      int begin = minutes.begin(minutes.first.plusDays(i));
      int end = minutes.begin(minutes.first.plusDays(i + 1));
      if (begin > 0 && minutes.known[begin - 1] && minutes.known[begin] && minutes.known[end - 1]) {
        long day = 0;
        for (int minute = begin; minute < end; minute++) {
          day += minutes.energy[minute];
        }
        assertThat(days.get(i).amount().getAsDouble()).isCloseTo(day, within(1e-3));
        assertThat(days.get(i).complete()).isTrue();
      }
    }
  }

  private static List<Amount> days(Answers answers, Minutes minutes, String point)
      throws HistoryException {
    HistoryAnswer answer =
        answers.answer(
            new HistoryQuery("d", List.of(point), minutes.from(), minutes.to(), Step.DAY));
    return ((HistorySeries.Energy) answer.series().get(0)).rows();
  }

  /** Minutes of some local days: an energy for each, and whether it was seen. */
  private static final class Minutes {
    final LocalDate first;
    final int days;
    final int[] energy;
    final boolean[] known;

    Minutes(Random random, LocalDate first, int days) {
      this.first = first;
      this.days = days;
      int count = (int) Duration.between(from(), to()).toMinutes();
      energy = random.ints(count, 0, 100).toArray();
      known = new boolean[count];
      boolean now = true;
      for (int minute = 0; minute < count; minute++) {
        now = random.nextInt(now ? 400 : 60) == 0 ? !now : now;
        known[minute] = now;
      }
    }

    Instant from() {
      return first.atStartOfDay(ROME).toInstant();
    }

    Instant to() {
      return first.plusDays(days).atStartOfDay(ROME).toInstant();
    }

    int begin(LocalDate day) {
      return (int) Duration.between(from(), day.atStartOfDay(ROME).toInstant()).toMinutes();
    }

    int firstKnown() {
      int minute = 0;
      while (!known[minute]) {
        minute++;
      }
      return minute;
    }

    int lastKnown() {
      int minute = known.length - 1;
      while (!known[minute]) {
        minute--;
      }
      return minute;
    }

    void record(HistoryStore store) throws Exception {
      long second = from().getEpochSecond();
      int flow =
          store.series("d", "flow", Unit.WATT_HOUR, Series.Kind.FLOW, 0, second).orElseThrow().id();
      int counter =
          store
              .series("d", "counter", Unit.WATT_HOUR, Series.Kind.COUNTER, 0, second)
              .orElseThrow()
              .id();
      long counted = 0;
      long seen = 0;
      for (int from = 0; from < energy.length; from += 60) {
        List<Batch.MinuteEntry> entries = new ArrayList<>();
        for (int minute = from; minute < Math.min(energy.length, from + 60); minute++) {
          counted += energy[minute];
          if (known[minute]) {
            seen += energy[minute];
            long at = second / 60 + minute;
            entries.add(new Batch.MinuteEntry(flow, at, seen, 60));
            entries.add(new Batch.MinuteEntry(counter, at, 1_000_000 + counted, 60));
          }
        }
        long start = second + from * 60L;
        Map<Integer, CounterState> counters =
            Map.of(counter, new CounterState(1_000_000 + counted, 0, start));
        store.flush(
            new Batch(start, 0, Map.of(), entries), new News(counters, List.of(), Map.of()));
        long hour = start / 3600;
        store.seal(hour);
        store.roll(hour / 24);
      }
    }
  }
}
