// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.meriggio.controller.EnergyFlow;
import io.meriggio.device.Point;
import io.meriggio.device.PollClass;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Unit;
import io.meriggio.device.Value;
import io.meriggio.history.HistorySeries.Amount;
import io.meriggio.history.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnergyTest {
  private static final Instant T0 = Instant.parse("2026-06-01T10:00:00Z");
  private static final Point TOTAL =
      Point.number("energy_import_total", Unit.WATT_HOUR, PollClass.SLOW);
  private static final String IMPORT = "energy_import_total";

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

  private void count(double wattHours) {
    site.device("meter", Reading.good(TOTAL, Value.of(wattHours), site.now));
  }

  /** A minute each; the counter grows at its end. */
  private double count(double from, double each, int minutes) {
    double shown = from;
    for (int i = 0; i < minutes; i++) {
      count(shown);
      site.run(59);
      shown += each;
      count(shown);
      site.run(1);
    }
    return shown;
  }

  @Test
  void each_step_has_what_was_counted_in_it() {
    count(9000, 10, 65);
    site.run(30);

    List<Amount> minutes =
        site.amounts("meter", IMPORT, T0.plusSeconds(60), T0.plusSeconds(300), Step.MINUTE);
    assertThat(minutes).allSatisfy(row -> assertThat(row.amount()).hasValue(10));
    assertThat(minutes).allSatisfy(row -> assertThat(row.complete()).isTrue());
    List<Amount> hours = site.amounts("meter", IMPORT, T0, T0.plusSeconds(7200), Step.HOUR);
    // of the first minute nobody saw the counter before it
    assertThat(hours.get(0).amount()).hasValue(590);
    assertThat(hours.get(1).amount()).hasValue(50);
    assertThat(hours.get(1).complete()).isFalse();
  }

  @Test
  void a_gap_that_the_counter_has_bridged_loses_nothing() {
    double shown = count(9000, 10, 20);
    site.device("meter", Reading.bad(TOTAL, Reason.OFFLINE, site.now));
    site.run(Duration.ofMinutes(10));
    count(shown + 100, 10, 40);
    site.run(30);

    Amount hour = site.amounts("meter", IMPORT, T0, T0.plusSeconds(3600), Step.HOUR).get(0);
    assertThat(hour.amount()).hasValue(190 + 100 + 300);
    List<Amount> quarters = site.amounts("meter", IMPORT, T0, T0.plusSeconds(3600), Step.QUARTER);
    // the first slot behind the gap ends a minute into the third quarter
    assertThat(quarters).extracting(Amount::complete).containsExactly(false, false, false, true);
    double sum = quarters.stream().mapToDouble(row -> row.amount().orElseThrow()).sum();
    assertThat(sum).isCloseTo(590, within(1e-6));
  }

  @Test
  void a_gap_over_midnight_is_shared_by_time_and_both_days_are_incomplete() {
    site.close();
    Instant evening = Instant.parse("2026-06-01T21:00:00Z");
    site = new Recording(folder.resolve("b"), evening);
    double shown = count(9000, 10, 30);
    site.device("meter", Reading.bad(TOTAL, Reason.OFFLINE, site.now));
    site.run(Duration.ofMinutes(60));
    count(shown + 600, 10, 30);
    site.run(30);

    // midnight in Rome is 22:00 UTC
    List<Amount> days = site.amounts("meter", IMPORT, evening, evening.plusSeconds(7200), Step.DAY);
    assertThat(days).hasSize(2);
    assertThat(days).noneMatch(Amount::complete);
    assertThat(days.get(0).amount().getAsDouble() + days.get(1).amount().getAsDouble())
        .isCloseTo(290 + 600 + 300, within(1e-6));
    assertThat(days.get(0).amount().getAsDouble()).isCloseTo(590, within(15.0));
  }

  @Test
  void a_counter_that_was_set_back_goes_on_and_the_step_is_incomplete() {
    count(9000, 10, 30);
    count(0, 10, 30);
    site.run(30);

    List<Amount> quarters = site.amounts("meter", IMPORT, T0, T0.plusSeconds(3600), Step.QUARTER);
    assertThat(quarters.get(1).amount()).hasValue(150);
    assertThat(quarters.get(2).amount()).hasValue(150);
    assertThat(quarters.get(2).complete()).isFalse();
    assertThat(quarters.get(3).complete()).isTrue();
  }

  @Test
  void a_replaced_device_keeps_its_history_and_its_counter_adds_nothing() {
    Reading first =
        Reading.good(Point.text("serial_number", PollClass.ONCE), Value.of("A1"), site.now);
    for (int minute = 0; minute < 30; minute++) {
      site.device("meter", first, Reading.good(TOTAL, Value.of(9000 + 10 * minute), site.now));
      site.run(60);
    }
    site.restart();
    Reading other =
        Reading.good(Point.text("serial_number", PollClass.ONCE), Value.of("B2"), site.now);
    for (int minute = 0; minute < 31; minute++) {
      site.device("meter", other, Reading.good(TOTAL, Value.of(9900 + 10 * minute), site.now));
      site.run(60);
    }

    assertThat(site.history.points()).hasSize(1);
    List<Amount> quarters = site.amounts("meter", IMPORT, T0, T0.plusSeconds(3600), Step.QUARTER);
    double sum = quarters.stream().mapToDouble(row -> row.amount().orElseThrow()).sum();
    assertThat(sum).isEqualTo(290 + 290);
    assertThat(quarters.get(2).complete()).isFalse();
    assertThat(quarters.get(3).complete()).isTrue();
  }

  @Test
  void flows_of_the_plant_are_counted_by_the_minute_and_shares_follow_from_them() {
    for (int minute = 0; minute < 61; minute++) {
      Map<EnergyFlow, Double> energies = new EnumMap<>(EnergyFlow.class);
      for (EnergyFlow flow : EnergyFlow.values()) {
        energies.put(flow, 0.0);
      }
      energies.put(EnergyFlow.PV_TO_HOUSEHOLD, 1.005);
      energies.put(EnergyFlow.PV_TO_GRID, 3.015);
      energies.put(EnergyFlow.GRID_TO_HOUSEHOLD, 0.335);
      site.run(60);
      site.flows(site.now.minusSeconds(60), energies);
    }
    site.run(30);

    Instant to = T0.plusSeconds(3600);
    Amount hour = site.amounts("plant", "energy_pv_to_household", T0, to, Step.HOUR).get(0);
    assertThat(hour.amount().getAsDouble()).isCloseTo(60.3, within(0.011));
    assertThat(hour.complete()).isTrue();
    Amount used = site.amounts("plant", "self_consumption", T0, to, Step.HOUR).get(0);
    // 1.005 of 4.02
    assertThat(used.amount().getAsDouble()).isCloseTo(25, within(0.05));
    assertThat(used.complete()).isTrue();
    Amount own = site.amounts("plant", "autarky", T0, to, Step.HOUR).get(0);
    // 1.005 of 1.34
    assertThat(own.amount().getAsDouble()).isCloseTo(75, within(0.05));
  }

  @Test
  void minutes_of_unknown_flows_are_missing_and_not_zero() {
    Map<EnergyFlow, Double> two = Map.of(EnergyFlow.PV_TO_GRID, 2.0);
    for (int minute = 0; minute < 31; minute++) {
      site.run(60);
      site.flows(site.now.minusSeconds(60), minute >= 10 && minute < 20 ? Map.of() : two);
    }
    site.run(30);

    List<Amount> minutes =
        site.amounts("plant", "energy_pv_to_grid", T0, T0.plusSeconds(1800), Step.MINUTE);
    assertThat(minutes.subList(0, 10)).allMatch(r -> r.amount().getAsDouble() == 2 && r.complete());
    assertThat(minutes.subList(10, 20)).allMatch(r -> r.amount().isEmpty() && !r.complete());
    assertThat(minutes.subList(20, 30)).allMatch(r -> r.amount().getAsDouble() == 2);
    List<Amount> fives =
        site.amounts("plant", "energy_pv_to_grid", T0, T0.plusSeconds(1800), Step.FIVE_MINUTES);
    assertThat(fives).hasSize(6);
    assertThat(fives.get(0).amount()).hasValue(10);
    assertThat(fives.get(0).complete()).isTrue();
    assertThat(fives.get(2).amount()).isEmpty();
    List<Amount> quarters =
        site.amounts("plant", "energy_pv_to_grid", T0, T0.plusSeconds(1800), Step.QUARTER);
    assertThat(quarters.get(0).amount()).hasValue(20);
    assertThat(quarters.get(0).complete()).isFalse();
    assertThat(site.amounts("plant", "self_consumption", T0, T0.plusSeconds(1800), Step.QUARTER))
        .allMatch(row -> row.amount().isEmpty());
  }

  @Test
  void flows_go_on_behind_a_restart_and_a_power_cut() throws Exception {
    Map<EnergyFlow, Double> two = Map.of(EnergyFlow.PV_TO_GRID, 2.0);
    for (int minute = 0; minute < 20; minute++) {
      site.run(60);
      site.flows(site.now.minusSeconds(60), two);
      site.run(20);
      if (minute % 2 == 0) {
        site.restart();
      } else {
        site.cut();
      }
      site.run(40);
      site.flows(site.now.minusSeconds(60), two);
    }
    site.run(60);

    Amount hour =
        site.amounts("plant", "energy_pv_to_grid", T0, T0.plusSeconds(3600), Step.HOUR).get(0);
    // 2 Wh in each of 40 minutes
    assertThat(hour.amount()).hasValue(80);
  }
}
