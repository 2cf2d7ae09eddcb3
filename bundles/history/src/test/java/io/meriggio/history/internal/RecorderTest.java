// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal;

import static io.meriggio.history.internal.Recording.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.meriggio.configuration.HistoryConfiguration;
import io.meriggio.controller.Figure;
import io.meriggio.device.Point;
import io.meriggio.device.PollClass;
import io.meriggio.device.Quality;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Unit;
import io.meriggio.device.Value;
import io.meriggio.history.HistoryHealth.State;
import io.meriggio.history.HistorySeries.Range;
import io.meriggio.history.RecordedPoint;
import io.meriggio.history.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {
  private static final Instant T0 = Instant.parse("2026-06-01T10:00:00Z");
  private static final Point POWER = Point.number("pv_power", Unit.WATT, PollClass.FAST);
  private static final double NAN = Double.NaN;

  @TempDir Path folder;
  private Recording site;

  @BeforeEach
  void open() {
    site = new Recording(folder, T0);
  }

  @AfterEach
  void close() {
    site.close();
  }

  private void tell(double watts) {
    site.device("roof", Reading.good(POWER, Value.of(watts), site.now));
  }

  @Test
  void a_value_holds_until_the_next_and_unknown_is_a_gap() {
    tell(100);
    site.run(3);
    tell(250);
    site.run(2);
    site.device("roof", Reading.bad(POWER, Reason.OFFLINE, site.now));
    site.run(3);
    tell(-7);
    site.run(12);

    assertThat(site.raw("roof", "pv_power", T0, 10))
        .containsExactly(100.0, 100.0, 100.0, 250.0, 250.0, NAN, NAN, NAN, -7.0, -7.0);
  }

  @Test
  void a_stale_value_is_a_gap_and_an_uncertain_one_is_not() {
    tell(100);
    site.run(2);
    site.device(
        "roof", Reading.uncertain(POWER, Value.of(100), Reason.STALE, site.now.minusSeconds(9)));
    site.run(2);
    site.device("roof", Reading.uncertain(POWER, Value.of(90), Reason.ESTIMATED, site.now));
    site.run(6);

    assertThat(site.raw("roof", "pv_power", T0, 6))
        .containsExactly(100.0, 100.0, NAN, NAN, 90.0, 90.0);
  }

  @Test
  void a_removed_device_a_missing_point_and_a_silent_host_are_gaps() {
    tell(100);
    site.run(2);
    site.device("roof");
    site.run(2);
    tell(100);
    site.run(2);
    site.removed("roof");
    site.run(4);
    tell(5);
    site.alive = false;
    site.run(Duration.ofMinutes(20));

    assertThat(site.raw("roof", "pv_power", T0, 11))
        .containsExactly(100.0, 100.0, NAN, NAN, 100.0, 100.0, NAN, NAN, NAN, NAN, 5.0);
    assertThat(site.raw("roof", "pv_power", T0.plusSeconds(909), 4))
        .containsExactly(5.0, 5.0, NAN, NAN);
  }

  @Test
  void minutes_have_average_minimum_and_maximum_of_what_was_known() {
    for (int second = 0; second < 120; second++) {
      if (second < 90) {
        tell(second);
      } else {
        site.device("roof", Reading.bad(POWER, Reason.OFFLINE, site.now));
      }
      site.run(1);
    }
    site.run(10);

    List<Range> rows = site.ranges("roof", "pv_power", T0, T0.plusSeconds(180), Step.MINUTE);
    // 0…59: 29.5, kept to the Watt; 60…89
    assertThat(rows.get(0).average().getAsDouble()).isCloseTo(29.5, within(0.5));
    assertThat(rows.get(0).minimum()).hasValue(0);
    assertThat(rows.get(0).maximum()).hasValue(59);
    assertThat(rows.get(1).average().getAsDouble()).isCloseTo(74.5, within(0.5));
    assertThat(rows.get(1).minimum()).hasValue(60);
    assertThat(rows.get(1).maximum()).hasValue(89);
    assertThat(rows.get(2).average()).isEmpty();
    assertThat(rows.get(2).minimum()).isEmpty();
  }

  @Test
  void what_is_recorded_is_what_is_polled_often_and_what_counts() {
    site.device(
        "hybrid",
        Reading.good(POWER, Value.of(1), site.now),
        Reading.good(
            Point.number("voltage_l1", Unit.VOLT, PollClass.NORMAL), Value.of(230.14), site.now),
        Reading.good(
            Point.number("battery_soh", Unit.PERCENT, PollClass.SLOW), Value.of(99), site.now),
        Reading.good(
            Point.number("energy_pv_total", Unit.WATT_HOUR, PollClass.SLOW),
            Value.of(5e6),
            site.now),
        Reading.good(
            Point.number("energy_pv_today", Unit.WATT_HOUR, PollClass.NORMAL),
            Value.of(5),
            site.now),
        Reading.good(
            Point.number("watchdog_timeout", Unit.SECOND, PollClass.NORMAL),
            Value.of(60),
            site.now),
        Reading.good(
            Point.number("warning_flags", Unit.NONE, PollClass.NORMAL), Value.of(3), site.now),
        Reading.good(
            Point.number("thermal_energy_total", Unit.WATT_HOUR, PollClass.NORMAL),
            Value.of(7e6),
            site.now),
        Reading.good(Point.text("serial_number", PollClass.ONCE), Value.of("A1"), site.now),
        Reading.good(
            new Point("running", Unit.NONE, Point.Kind.FLAG, PollClass.NORMAL, Optional.empty(), 2),
            Value.of(true),
            site.now));
    site.plant(Map.of("grid_power", Figure.good(-500, Unit.WATT, site.now)));
    site.run(11);

    assertThat(site.history.points())
        .extracting(RecordedPoint::device, RecordedPoint::point, p -> p.kind().name())
        .containsExactly(
            tuple("hybrid", "energy_pv_total", "ENERGY"),
            tuple("hybrid", "pv_power", "MEASURED"),
            tuple("hybrid", "running", "MEASURED"),
            tuple("hybrid", "thermal_energy_total", "ENERGY"),
            tuple("hybrid", "voltage_l1", "MEASURED"),
            tuple("plant", "grid_power", "MEASURED"));
    assertThat(site.raw("hybrid", "voltage_l1", T0, 1)).containsExactly(230.1);
    assertThat(site.raw("hybrid", "running", T0, 1)).containsExactly(1.0);
    assertThat(site.raw("plant", "grid_power", T0, 1)).containsExactly(-500.0);
  }

  @Test
  void more_points_than_wanted_are_left_out_but_none_of_the_plant() {
    site.close();
    site = new Recording(folder.resolve("b"), T0, new HistoryConfiguration(16, 1, 3, 1));
    site.device(
        "hybrid",
        Reading.good(POWER, Value.of(1), site.now),
        Reading.good(Point.number("ac_power", Unit.WATT, PollClass.FAST), Value.of(2), site.now));
    site.plant(Map.of("grid_power", Figure.good(-500, Unit.WATT, site.now)));
    site.run(11);

    assertThat(site.history.points())
        .extracting(RecordedPoint::point)
        .containsExactly("pv_power", "grid_power");
  }

  @Test
  void a_restart_goes_on_in_the_same_hour_with_a_gap_between() {
    tell(40);
    site.run(25);
    site.restart();
    site.now = site.now.plusSeconds(30);
    site.nanos = 7;
    tell(50);
    site.run(40);

    assertThat(site.raw("roof", "pv_power", T0, 65))
        .containsExactlyElementsOf(
            Stream.of(times(25, 40), times(30, NAN), times(10, 50)).flatMap(part -> part).toList());
  }

  @Test
  void a_power_cut_takes_less_than_ten_seconds() throws Exception {
    tell(40);
    site.run(49);
    site.cut();
    site.run(20);

    // 40 s were flushed; nobody saw the nine seconds behind them
    assertThat(site.raw("roof", "pv_power", T0, 41))
        .containsExactlyElementsOf(Stream.concat(times(40, 40), times(1, NAN)).toList());
  }

  @Test
  void an_hour_becomes_a_block_and_reads_as_before() {
    tell(40);
    site.run(Duration.ofMinutes(50));
    tell(60);
    site.run(Duration.ofMinutes(15));
    List<Double> before = site.raw("roof", "pv_power", T0.plusSeconds(2990), 900);
    site.restart();

    assertThat(site.raw("roof", "pv_power", T0.plusSeconds(2990), 900)).isEqualTo(before);
    assertThat(site.averages("roof", "pv_power", T0, T0.plusSeconds(7200), Step.HOUR).get(0))
        .isCloseTo((50 * 40 + 10 * 60) / 60.0, within(0.01));
  }

  @Test
  void without_a_valid_clock_nothing_is_recorded_until_it_is_right() {
    site.now = Instant.parse("1970-01-01T00:00:20Z");
    tell(40);
    site.run(30);
    assertThat(site.history.health().state()).isEqualTo(State.WAITING_FOR_CLOCK);
    assertThat(site.history.points()).isEmpty();

    site.now = T0;
    site.run(20);
    assertThat(site.history.health().state()).isEqualTo(State.RECORDING);
    assertThat(site.raw("roof", "pv_power", T0, 2)).containsExactly(40.0, 40.0);
  }

  @Test
  void a_clock_set_forward_leaves_a_gap_and_the_seconds_before_it() {
    tell(40);
    site.run(15);
    site.now = site.now.plusSeconds(300);
    site.run(20);

    assertThat(site.raw("roof", "pv_power", T0, 330))
        .containsExactlyElementsOf(
            Stream.of(times(15, 40), times(300, NAN), times(15, 40))
                .flatMap(part -> part)
                .toList());
  }

  @Test
  void a_clock_set_back_a_little_is_waited_for() {
    tell(40);
    site.run(30);
    site.now = site.now.minusSeconds(20);
    tell(80);
    site.run(40);

    assertThat(site.raw("roof", "pv_power", T0, 40))
        .containsExactlyElementsOf(Stream.concat(times(30, 40), times(10, 80)).toList());
  }

  @Test
  void after_a_clock_was_set_back_far_the_newest_word_holds() {
    tell(40);
    site.run(Duration.ofMinutes(100));
    site.now = T0.plusSeconds(1800);
    tell(80);
    site.run(Duration.ofMinutes(10));
    site.restart();

    assertThat(
            site.averages(
                "roof", "pv_power", T0.plusSeconds(1680), T0.plusSeconds(2520), Step.MINUTE))
        .containsExactlyElementsOf(
            Stream.of(times(2, 40), times(10, 80), times(2, 40)).flatMap(p -> p).toList());
    assertThat(site.raw("roof", "pv_power", T0.plusSeconds(1799), 2)).containsExactly(40.0, 80.0);
  }

  @Test
  void a_machine_that_is_late_by_a_few_seconds_loses_none() {
    tell(40);
    site.run(5);
    site.now = site.now.plusSeconds(3);
    site.nanos += 3_000_000_000L;
    site.run(12);
    // asleep for longer: nobody saw it
    site.now = site.now.plusSeconds(30);
    site.nanos += 30_000_000_000L;
    site.run(12);

    assertThat(site.raw("roof", "pv_power", T0, 60))
        .containsExactlyElementsOf(
            Stream.of(times(20, 40), times(30, NAN), times(10, 40)).flatMap(p -> p).toList());
  }

  @Test
  void a_full_file_drops_the_oldest_seconds_first_and_goes_on() throws Exception {
    site.close();
    HistoryConfiguration small = new HistoryConfiguration(1, 3650, 3, 200);
    site = new Recording(folder.resolve("b"), T0, small);
    java.util.Random random = new java.util.Random(7);
    for (int minute = 0; minute < 60 * 12; minute++) {
      Reading[] readings = new Reading[20];
      for (int i = 0; i < readings.length; i++) {
        readings[i] =
            Reading.good(
                Point.number("p" + i, Unit.WATT, PollClass.FAST),
                Value.of(random.nextInt(2_000_000_000)),
                site.now);
      }
      site.device("noise", readings);
      // as wide as any minute can be, in few ticks: one of noise, then nothing for the rest
      site.run(1);
      site.now = site.now.plusSeconds(59);
      site.nanos += 59_000_000_000L;
    }
    assertThat(Files.size(site.path)).isLessThanOrEqualTo(1_000_000);
    assertThat(site.history.health().state()).isEqualTo(State.RECORDING);
    assertThat(site.history.health().bytes()).isLessThanOrEqualTo(1_000_000);
  }

  @Test
  void a_damaged_file_is_set_aside_also_while_it_is_in_use() throws Exception {
    tell(40);
    site.run(Duration.ofMinutes(70));
    site.close();
    byte[] bytes = Files.readAllBytes(site.path);
    java.util.Arrays.fill(bytes, 2048, bytes.length, (byte) 0x5a);
    Files.write(site.path, bytes);
    site.restart();
    site.run(40);

    assertThat(site.history.health().state()).isEqualTo(State.AFRESH);
    assertThat(site.history.health().text().italian()).contains("messo da parte");
    try (Stream<Path> beside = Files.list(site.path.getParent())) {
      assertThat(beside.map(file -> file.getFileName().toString()))
          .anyMatch(name -> name.startsWith("history.db.unreadable-"));
    }
    assertThat(site.raw("roof", "pv_power", T0.plusSeconds(4200), 20)).contains(40.0);
  }

  @Test
  void a_file_of_a_newer_gateway_is_left_as_it_is() throws Exception {
    site.close();
    byte[] bytes = Files.readAllBytes(site.path);
    // the format in the head: SQLite, Database File Format 1.3, offset 60
    bytes[63] = 2;
    Files.write(site.path, bytes);
    site.restart();
    site.run(20);

    assertThat(site.history.health().state()).isEqualTo(State.OFF);
    assertThat(site.history.health().text().english())
        .contains("written by a newer gateway (format 2, this one knows up to 1)");
    assertThat(site.history.points()).isEmpty();
    assertThat(Files.readAllBytes(site.path)).isEqualTo(bytes);
  }

  @Test
  void a_folder_that_cannot_be_written_leaves_the_gateway_without_history() {
    site.close();
    site = new Recording(Path.of("/proc/self"), T0);
    site.run(20);

    assertThat(site.history.health().state()).isEqualTo(State.OFF);
    assertThat(site.history.health().text().english()).startsWith("There is no history");
  }

  @Test
  void a_copy_made_while_it_is_recorded_holds_what_was_kept() throws Exception {
    tell(40);
    site.run(25);
    Path copy = folder.resolve("copy").resolve("history").resolve("history.db");
    Files.createDirectories(copy.getParent());
    site.history.copyTo(copy);
    site.run(10);

    try (Recording other = new Recording(folder.resolve("copy"), site.now)) {
      assertThat(other.raw("roof", "pv_power", T0, 21))
          .containsExactlyElementsOf(Stream.concat(times(20, 40), times(1, NAN)).toList());
    }
    assertThat(site.raw("roof", "pv_power", T0, 30)).doesNotContain(NAN);
  }

  @Test
  void an_uncertain_reading_without_a_value_is_a_gap() {
    site.device(
        "roof",
        new Reading(POWER, Optional.empty(), Quality.UNCERTAIN, Reason.NEVER_READ, site.now));
    site.run(11);
    assertThat(site.history.points()).isEmpty();
  }
}
