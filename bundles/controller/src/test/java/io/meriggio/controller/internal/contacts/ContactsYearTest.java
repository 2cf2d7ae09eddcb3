// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.contacts;

import static io.meriggio.controller.LogicVariable.BATTERY_SOC;
import static io.meriggio.controller.LogicVariable.CHARGER_POWER;
import static io.meriggio.controller.LogicVariable.GRID_POWER;
import static io.meriggio.controller.LogicVariable.IN_FEED_POWER;
import static io.meriggio.controller.LogicVariable.PV_POWER;
import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.controller.Logic;
import io.meriggio.controller.LogicVariable;
import io.meriggio.controller.OutputStatus;
import io.meriggio.controller.Switching;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A year of a plant, one step a minute. */
class ContactsYearTest {
  private static final Duration STEP = Duration.ofMinutes(1);
  private static final Instant START = Instant.parse("2025-12-31T23:00:00Z");
  private static final long STEPS = Duration.ofDays(365).dividedBy(STEP);

  private final List<Switching> switchings = new ArrayList<>();
  private ContactsStep last;

  private interface Weather {
    void at(LocalDateTime local, Map<LogicVariable, Double> values);
  }

  private void runYear(List<Logic> logics, Weather weather) {
    Contacts contacts = new Contacts(ContactsSettings.of(Bench.ROME), ContactsState.of(logics));
    Map<LogicVariable, Double> values = new EnumMap<>(LogicVariable.class);
    Moment now = new Moment(START, Duration.ZERO);
    for (long i = 0; i < STEPS; i++) {
      weather.at(LocalDateTime.ofInstant(now.wall(), Bench.ROME), values);
      Map<LogicVariable, Sample> samples = new EnumMap<>(LogicVariable.class);
      for (Map.Entry<LogicVariable, Double> value : values.entrySet()) {
        samples.put(value.getKey(), new Sample(value.getValue(), now));
      }
      last = contacts.step(Variables.of(samples), now);
      switchings.addAll(last.switchings());
      now = now.plus(STEP);
    }
  }

  @Test
  void windowsOpenAndCloseByTheClockOnEveryDayOfTheYearWithoutDrift() {
    runYear(
        List.of(
            Logic.of("day", 1, PV_POWER, 1, 0).daily("09:00", "17:00"),
            Logic.of("night", 2, PV_POWER, 1, 0).daily("22:00", "06:00"),
            Logic.of("small-hours", 3, PV_POWER, 1, 0).daily("02:00", "03:00"),
            Logic.of("winter", 4, PV_POWER, 1, 0).yearly("11-01", "03-15")),
        (local, values) -> values.put(PV_POWER, 5.0));

    assertThat(closings(1)).as("once a day").isEqualTo(365);
    assertThat(last.output(1).closedTime())
        .isEqualTo(Duration.ofDays(365).dividedBy(3).minus(Duration.ofMinutes(365)));
    // The year begins within a night and ends within one. One night is an hour shorter, one longer.
    assertThat(closings(2)).isEqualTo(366);
    assertThat(last.output(2).closedTime())
        .isEqualTo(Duration.ofDays(365).dividedBy(3).minus(Duration.ofMinutes(366 + 1)));
    // Not at all on 29 March, for two hours on 25 October.
    assertThat(closings(3)).isEqualTo(364);
    assertThat(last.output(3).closedTime()).isEqualTo(Duration.ofMinutes(365 * 60 - 364));
    assertThat(closings(4)).as("in January and in November").isEqualTo(2);
  }

  @Test
  void cloudsMakeNoContactFlap() {
    Random clouds = new Random(4);
    runYear(household().subList(0, 4), (local, values) -> cloudyDay(local, clouds, values));

    for (OutputStatus output : last.outputs()) {
      assertThat(output.switchings()).as("output %d", output.number()).isPositive();
    }
    Map<Integer, Switching> before = new HashMap<>();
    for (Switching switching : switchings) {
      Switching earlier = before.put(switching.output(), switching);
      if (earlier != null) {
        Duration between = Duration.between(earlier.at(), switching.at());
        assertThat(between).as("%s then %s", earlier, switching).isGreaterThanOrEqualTo(STEP);
        if (!switching.closed() && switching.reason().equals("THRESHOLD")) {
          assertThat(between)
              .as("the minimum run time")
              .isGreaterThanOrEqualTo(Duration.ofMinutes(15));
        }
      }
    }
    // The sun shines for about twelve hours a day here, and a contact runs for a check at least.
    assertThat(closings(1)).isBetween(365L, 365L * 48);
    assertThat(closings(2)).as("a battery is slow").isLessThanOrEqualTo(2 * 365L);
  }

  private static List<Logic> household() {
    return List.of(
        Logic.of("heat-pump", 1, PV_POWER, 2000, 1000),
        Logic.of("boiler", 2, BATTERY_SOC, 70, 50),
        Logic.of("pump", 3, IN_FEED_POWER, 3000, 500).daily("09:00", "17:00"),
        Logic.of("shed", 4, CHARGER_POWER, 5000, 3000).inverted(),
        Logic.of("pool", 3, GRID_POWER, 4000, 0).yearly("05-01", "09-30"),
        Logic.of("night", 4, BATTERY_SOC, 90, 30).daily("22:00", "06:00"),
        Logic.of("second", 1, IN_FEED_POWER, 5000, 1000).checkedEvery(30),
        Logic.of("third", 2, PV_POWER, 5500, 2000).checkedEvery(60));
  }

  private static void cloudyDay(
      LocalDateTime local, Random clouds, Map<LogicVariable, Double> values) {
    double hour = local.getHour() + local.getMinute() / 60.0;
    double sun = Math.max(0, Math.sin((hour - 6) / 12 * Math.PI));
    double shade =
        local.getMinute() % 4 == 0
            ? clouds.nextDouble()
            : values.get(PV_POWER) == null ? 1 : values.get(PV_POWER) / Math.max(1, 6000 * sun);
    double pv = 6000 * sun * Math.min(1, shade);
    values.put(PV_POWER, pv);
    values.put(BATTERY_SOC, 50 - 45 * Math.cos((hour - 4) / 12 * Math.PI));
    values.put(GRID_POWER, pv - 800);
    values.put(IN_FEED_POWER, Math.max(0, pv - 800));
    values.put(CHARGER_POWER, hour > 18 && hour < 21 ? 7000.0 : 0.0);
  }

  private long closings(int output) {
    return switchings.stream()
        .filter(switching -> switching.output() == output && switching.closed())
        .count();
  }

  @Test
  void aDecisionForEightLogicsIsCheap() {
    Contacts contacts =
        new Contacts(ContactsSettings.of(Bench.ROME), ContactsState.of(household()));
    Moment now = new Moment(START, Duration.ZERO);
    com.sun.management.ThreadMXBean thread =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    Map<LogicVariable, Double> values = new EnumMap<>(LogicVariable.class);
    cloudyDay(LocalDateTime.of(2026, 6, 1, 12, 0), new Random(4), values);
    int steps = 5_000;
    long allocated = 0;
    long cpu = 0;
    for (int i = 0; i < 2 * steps; i++) {
      if (i == steps) {
        allocated = thread.getCurrentThreadAllocatedBytes();
        cpu = thread.getCurrentThreadCpuTime();
      }
      Map<LogicVariable, Sample> samples = new EnumMap<>(LogicVariable.class);
      for (Map.Entry<LogicVariable, Double> value : values.entrySet()) {
        samples.put(value.getKey(), new Sample(value.getValue(), now));
      }
      contacts.step(Variables.of(samples), now);
      now = now.plus(Duration.ofSeconds(5));
    }
    long bytes = (thread.getCurrentThreadAllocatedBytes() - allocated) / steps;
    long micros = (thread.getCurrentThreadCpuTime() - cpu) / steps / 1000;
    System.out.println("Contacts, 8 logics: " + bytes + " B and " + micros + " µs a step");

    // The whole decision may take 1 ms and 50 kB; the contacts a part of it.
    assertThat(bytes).isLessThan(20_000);
    assertThat(micros).isLessThan(250);
  }
}
