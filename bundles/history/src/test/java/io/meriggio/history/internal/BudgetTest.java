// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.controller.EnergyFlow;
import io.meriggio.controller.Figure;
import io.meriggio.device.Point;
import io.meriggio.device.PollClass;
import io.meriggio.device.Reading;
import io.meriggio.device.Unit;
import io.meriggio.device.Value;
import io.meriggio.history.HistoryHealth.State;
import io.meriggio.history.HistorySeries.Amount;
import io.meriggio.history.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A day of a house like the demo's in fast time; with {@code -Dmeriggio.long} a year: eleven
 * figures and ten flows of the plant, a hybrid, a meter and two charge points, polled every ten
 * seconds.
 */
class BudgetTest {
  private static final Instant T0 = Instant.parse("2026-03-01T00:00:00Z");

  /** A day of 50 measured points second by second and all energies: 50 · 86 400 · 1 B at most. */
  private static final long DAY = 5_000_000;

  private final Random random = new Random(11);
  private final Map<String, Double> walks = new HashMap<>();

  @TempDir Path folder;

  @Test
  void the_data_directory_keeps_within_its_budget() throws IOException {
    boolean year = Boolean.getBoolean("meriggio.long");
    int days = year ? 366 : 1;
    try (Recording site = new Recording(folder, T0)) {
      site.alive = false;
      for (long second = 0; second < days * 86_400L; second += 10) {
        if (second % 60 == 0 && second > 0) {
          site.flows(site.now.minusSeconds(60), flows());
        }
        tell(site, second);
        site.run(10);
      }
      long size = size();
      System.out.printf("%d days: %,d bytes, %,d a day%n", days, size, size / days);
      assertThat(site.history.health().state()).isEqualTo(State.RECORDING);
      assertThat(size).isLessThan(year ? 512_000_000L : DAY + 4_300_000);
      assertThat(site.history.health().bytes()).isLessThan(year ? 512_000_000L : DAY);

      Instant end = T0.plus(Duration.ofDays(days));
      List<Amount> rows =
          site.amounts("plant", "energy_pv_to_grid", T0, end.minusSeconds(7200), Step.DAY);
      assertThat(rows).hasSize(days);
      // the first local day began an hour before the recording
      assertThat(rows.subList(Math.min(1, days - 1), Math.max(1, days - 1)))
          .allMatch(row -> row.amount().isPresent());
    }
  }

  private long size() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private Map<EnergyFlow, Double> flows() {
    Map<EnergyFlow, Double> energies = new HashMap<>();
    for (EnergyFlow flow : EnergyFlow.values()) {
      energies.put(flow, random.nextDouble() * 20);
    }
    return energies;
  }

  private void tell(Recording site, long second) {
    double sun = Math.max(0, Math.sin((second % 86_400 - 21_600) * Math.PI / 43_200));
    List<Reading> hybrid = new ArrayList<>();
    hybrid.add(power(site, "pv_power", 5000 * sun));
    hybrid.add(power(site, "battery_power", 800));
    hybrid.add(power(site, "ac_power", 4800 * sun));
    hybrid.add(power(site, "grid_power", 1500));
    hybrid.add(figure(site, "battery_soc", Unit.PERCENT, 55, 0.02));
    hybrid.add(figure(site, "frequency", Unit.HERTZ, 50, 0.01));
    hybrid.add(figure(site, "inverter_temperature", Unit.CELSIUS, 41, 0.1));
    for (int i = 1; i <= 3; i++) {
      hybrid.add(figure(site, "voltage_l" + i, Unit.VOLT, 231, 0.5));
      hybrid.add(figure(site, "current_l" + i, Unit.AMPERE, 6, 0.1));
      hybrid.add(power(site, "pv" + i + "_power", 1700 * sun));
    }
    hybrid.add(
        Reading.good(
            Point.number("energy_pv_total", Unit.WATT_HOUR, PollClass.SLOW),
            Value.of(5_000_000 + second / 6),
            site.now));
    site.device("hybrid", hybrid.toArray(Reading[]::new));
    List<Reading> meter = new ArrayList<>();
    meter.add(power(site, "grid_power", 1500));
    for (int i = 1; i <= 3; i++) {
      meter.add(power(site, "grid_power_l" + i, 500));
      meter.add(figure(site, "voltage_l" + i, Unit.VOLT, 231, 0.5));
      meter.add(figure(site, "current_l" + i, Unit.AMPERE, 3, 0.1));
    }
    site.device("meter", meter.toArray(Reading[]::new));
    for (String box : List.of("wb1", "wb2")) {
      site.device(
          box,
          power(site, "charger_power", 3700),
          figure(site, "current_l1", Unit.AMPERE, 16, 0.05),
          figure(site, "charger_current_limit", Unit.AMPERE, 16, 0));
    }
    Map<String, Figure> plant = new HashMap<>();
    for (String point :
        List.of(
            "pv_power", "grid_power", "consumption_power", "household_power", "charger_power")) {
      plant.put(point, Figure.good(walk("plant " + point, 2000, 30), Unit.WATT, site.now));
    }
    plant.put("battery_power", Figure.good(walk("plant b", 500, 30), Unit.WATT, site.now));
    plant.put("battery_soc", Figure.good(walk("plant s", 55, 0.02), Unit.PERCENT, site.now));
    site.plant(plant);
  }

  private Reading power(Recording site, String id, double around) {
    return figure(site, id, Unit.WATT, around, 25);
  }

  private Reading figure(Recording site, String id, Unit unit, double around, double noise) {
    double value = around == 0 ? 0 : walk(id, around, noise);
    return Reading.good(Point.number(id, unit, PollClass.FAST), Value.of(value), site.now);
  }

  /** Wanders, and comes back. */
  private double walk(String name, double around, double noise) {
    return walks.merge(
        name,
        around,
        (before, middle) -> before + (middle - before) * 0.05 + random.nextGaussian() * noise);
  }
}
