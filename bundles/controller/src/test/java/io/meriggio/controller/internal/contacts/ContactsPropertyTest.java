// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.controller.Actor;
import io.meriggio.controller.Logic;
import io.meriggio.controller.LogicMode;
import io.meriggio.controller.LogicStatus.Activation;
import io.meriggio.controller.LogicVariable;
import io.meriggio.controller.OutputStatus;
import io.meriggio.controller.OverrideMode;
import io.meriggio.controller.Switching;
import io.meriggio.controller.UserRole;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What holds for all logics and all weather. {@code -Dmeriggio.seed} repeats a run, {@code
 * -Dmeriggio.cases} makes it longer.
 */
class ContactsPropertyTest {
  private static final Actor OWNER = Actor.of(UserRole.OWNER, "anna");
  private static final Instant SPRING = Instant.parse("2027-03-27T12:00:00Z");

  private final long seed = Long.getLong("meriggio.seed", System.nanoTime());
  private final int cases =
      Integer.getInteger("meriggio.cases", 40) * Integer.getInteger("meriggio.factor", 1);
  private final Random random = new Random(seed);

  @BeforeEach
  void sayWhichRunThisIs() {
    System.out.println("ContactsPropertyTest: meriggio.seed=" + seed + " cases=" + cases);
  }

  /** Values that wander between four levels, and are lost now and then. */
  private final class Weather {
    final Map<LogicVariable, Sample> samples = new EnumMap<>(LogicVariable.class);
    final Map<LogicVariable, Integer> lostFor = new EnumMap<>(LogicVariable.class);
    final Map<LogicVariable, Double> levels = new EnumMap<>(LogicVariable.class);

    Variables next(Moment now) {
      Set<LogicVariable> missing = EnumSet.noneOf(LogicVariable.class);
      for (LogicVariable variable : LogicVariable.values()) {
        if (random.nextInt(40) == 0 || !levels.containsKey(variable)) {
          levels.put(variable, random.nextInt(5) * 25.0);
        }
        if (random.nextInt(150) == 0) {
          lostFor.put(variable, random.nextInt(150));
        }
        int left = lostFor.merge(variable, 0, (had, none) -> Math.max(0, had - 1));
        if (left == 0) {
          samples.put(variable, new Sample(levels.get(variable), now));
        } else {
          missing.add(variable);
        }
      }
      return new Variables(samples, missing);
    }
  }

  private Logic draw(String id) {
    LogicVariable[] variables = LogicVariable.values();
    Logic logic =
        Logic.of(
                id,
                1 + random.nextInt(4),
                variables[random.nextInt(variables.length)],
                50 + random.nextInt(50),
                random.nextInt(50))
            .checkedEvery(1 + random.nextInt(20));
    if (random.nextBoolean()) {
      logic = logic.daily(time(random.nextInt(1440)), time(random.nextInt(1441)));
    }
    if (random.nextInt(4) == 0) {
      logic = logic.yearly("03-28", random.nextBoolean() ? "02-01" : "03-30");
    }
    return random.nextInt(3) == 0 ? logic.inverted() : logic;
  }

  private static String time(int minute) {
    return "%02d:%02d".formatted(minute / 60, minute % 60);
  }

  private List<Logic> draw() {
    List<Logic> logics = new ArrayList<>();
    for (int n = 1 + random.nextInt(8); n > 0; n--) {
      logics.add(draw("l" + n));
    }
    return logics;
  }

  private Contacts contacts(List<Logic> logics) {
    return new Contacts(ContactsSettings.of(Bench.ROME), ContactsState.of(logics));
  }

  @Test
  void aClosedOutputHasALogicInItsWindowWithAValueYoungerThan300Seconds() {
    for (int i = 0; i < cases; i++) {
      List<Logic> logics = draw();
      Contacts contacts = contacts(logics);
      Weather weather = new Weather();
      Moment now = new Moment(SPRING.plusSeconds(random.nextInt(86_400)), Duration.ZERO);
      for (int step = 0; step < 1000; step++) {
        Variables variables = weather.next(now);
        for (OutputStatus output : contacts.step(variables, now).outputs()) {
          if (output.closed()) {
            Moment moment = now;
            assertThat(logics)
                .as("seed %d, case %d, step %d, output %d", seed, i, step, output.number())
                .anyMatch(
                    logic ->
                        logic.id().equals(output.reason())
                            && logic.output() == output.number()
                            && isInside(logic, moment.wall())
                            && variables
                                .lastGood(logic.variable())
                                .filter(sample -> sample.age(moment).toSeconds() < 300)
                                .isPresent());
          }
        }
        now = now.plus(Duration.ofSeconds(1 + random.nextInt(30)));
      }
    }
  }

  /** The definition once more, by dates instead of minutes of the day. */
  private static boolean isInside(Logic logic, Instant wall) {
    LocalDateTime local = LocalDateTime.ofInstant(wall, Bench.ROME);
    for (LocalDate day : List.of(local.toLocalDate(), local.toLocalDate().minusDays(1))) {
      LocalDateTime from = day.atTime(LocalTime.parse(logic.from()));
      LocalDateTime to =
          logic.to().equals("24:00")
              ? day.plusDays(1).atStartOfDay()
              : day.atTime(LocalTime.parse(logic.to()));
      if (logic.from().equals(logic.to())) {
        from = day.atStartOfDay();
        to = day.plusDays(1).atStartOfDay();
      } else if (!to.isAfter(from)) {
        to = to.plusDays(1);
      }
      if (!local.isBefore(from) && local.isBefore(to) && isInYear(logic, day)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isInYear(Logic logic, LocalDate day) {
    String date = day.toString().substring(5);
    boolean begun = date.compareTo(logic.yearFrom()) >= 0;
    boolean notOver = date.compareTo(logic.yearTo()) <= 0;
    return logic.yearFrom().compareTo(logic.yearTo()) <= 0 ? begun && notOver : begun || notOver;
  }

  @Test
  void theOrderOfLogicsDoesNotMatter() {
    for (int i = 0; i < cases; i++) {
      List<Logic> logics = draw();
      List<Logic> shuffled = new ArrayList<>(logics);
      Collections.shuffle(shuffled, random);
      Contacts one = contacts(logics);
      Contacts other = contacts(List.of());
      shuffled.forEach(logic -> other.desk().put(OWNER, logic));
      Weather weather = new Weather();
      Moment now = new Moment(SPRING, Duration.ZERO);
      for (int step = 0; step < 300; step++) {
        Variables variables = weather.next(now);
        assertThat(other.step(variables, now))
            .as("seed %d, case %d, step %d", seed, i, step)
            .isEqualTo(one.step(variables, now));
        now = now.plus(Duration.ofSeconds(1 + random.nextInt(30)));
      }
    }
  }

  @Test
  void jumpsOfTheWallClockHarmNoDelay() {
    for (int i = 0; i < cases; i++) {
      List<Logic> logics = new ArrayList<>();
      draw().forEach(logic -> logics.add(logic.daily("00:00", "24:00").yearly("01-01", "12-31")));
      Contacts steady = contacts(logics);
      Contacts jumping = contacts(logics);
      order(steady, jumping);
      Weather weather = new Weather();
      Moment now = new Moment(SPRING, Duration.ZERO);
      Duration error = Duration.ZERO;
      for (int step = 0; step < 300; step++) {
        if (random.nextInt(20) == 0) {
          error = Duration.ofSeconds(random.nextInt(2_000_000) - 1_000_000);
        }
        Variables variables = weather.next(now);
        ContactsStep expected = steady.step(variables, now);
        ContactsStep found =
            jumping.step(variables, new Moment(now.wall().plus(error), now.running()));
        assertThat(found.outputs())
            .as("seed %d, case %d, step %d", seed, i, step)
            .isEqualTo(expected.outputs());
        now = now.plus(Duration.ofSeconds(1 + random.nextInt(30)));
      }
    }
  }

  private void order(Contacts... both) {
    int output = 1 + random.nextInt(4);
    for (Contacts contacts : both) {
      contacts.desk().override(OWNER, output, OverrideMode.ON, OptionalInt.of(10));
      contacts.desk().selfTest(OWNER, 1 + output % 4, 40);
    }
  }

  /** Section 2.1 word by word, over the whole series at once. */
  @Test
  void aLogicClosesAndOpensAsTheDefinitionSays() {
    for (int i = 0; i < cases; i++) {
      Logic logic =
          Logic.of("x", 1, LogicVariable.PV_POWER, 75, 25).checkedEvery(1 + random.nextInt(20));
      double[] values = series(1500);
      Contacts contacts = contacts(List.of(logic));
      boolean[] expected = definition(values, logic);
      Moment now = new Moment(SPRING, Duration.ZERO);
      for (int step = 0; step < values.length; step++) {
        Variables variables =
            Variables.of(Map.of(LogicVariable.PV_POWER, new Sample(values[step], now)));
        assertThat(contacts.step(variables, now).output(1).closed())
            .as("seed %d, case %d, %s s", seed, i, step * 5)
            .isEqualTo(expected[step]);
        now = now.plus(Duration.ofSeconds(5));
      }
    }
  }

  private double[] series(int length) {
    double[] values = new double[length];
    for (int i = 1; i < length; i++) {
      values[i] = random.nextInt(12) == 0 ? random.nextInt(5) * 25 : values[i - 1];
    }
    return values;
  }

  private static boolean[] definition(double[] values, Logic logic) {
    boolean[] closed = new boolean[values.length];
    int closedAt = -1;
    for (int i = 0; i < values.length; i++) {
      if (closedAt >= 0) {
        boolean check = (i - closedAt) * 5 % (logic.checkMinutes() * 60) == 0;
        closedAt = check && values[i] <= logic.minimum() ? -1 : closedAt;
      } else {
        boolean lasted = i >= 12;
        for (int back = 0; lasted && back <= 12; back++) {
          lasted = values[i - back] >= logic.maximum();
        }
        closedAt = lasted ? i : -1;
      }
      closed[i] = closedAt >= 0;
    }
    return closed;
  }

  @Test
  void aLogicIsTakenExactlyWhenItsMinimumIsBelowItsMaximum() {
    for (int i = 0; i < cases * 10; i++) {
      int maximum = random.nextInt(6);
      int minimum = random.nextInt(6);
      Contacts contacts = contacts(List.of());
      int status =
          contacts
              .desk()
              .put(OWNER, Logic.of("x", 1, LogicVariable.BATTERY_SOC, maximum, minimum))
              .status();

      assertThat(status).isEqualTo(minimum < maximum ? 200 : 422);
      assertThat(contacts.state().logics()).hasSize(minimum < maximum ? 1 : 0);
    }
  }

  @Test
  void switchingsAreEveryChangeAndNothingElse() {
    for (int i = 0; i < cases; i++) {
      Contacts contacts = contacts(draw());
      Weather weather = new Weather();
      Moment now = new Moment(SPRING, Duration.ZERO);
      boolean[] closed = new boolean[5];
      long[] count = new long[5];
      for (int step = 0; step < 300; step++) {
        ContactsStep result = contacts.step(weather.next(now), now);
        for (Switching switching : result.switchings()) {
          assertThat(switching.closed()).isNotEqualTo(closed[switching.output()]);
          closed[switching.output()] = switching.closed();
          count[switching.output()]++;
        }
        for (OutputStatus output : result.outputs()) {
          assertThat(output.closed()).isEqualTo(closed[output.number()]);
          assertThat(output.switchings()).isEqualTo(count[output.number()]);
        }
        now = now.plus(Duration.ofSeconds(1 + random.nextInt(30)));
      }
    }
  }

  @Test
  void onlyOneLogicWorksInTheExclusiveMode() {
    for (int i = 0; i < cases; i++) {
      Contacts contacts =
          new Contacts(
              new ContactsSettings(Bench.ROME, LogicMode.EXCLUSIVE, false, Map.of()),
              ContactsState.of(draw()));
      for (int request = 0; request < 50; request++) {
        String id = "l" + (1 + random.nextInt(9));
        switch (random.nextInt(4)) {
          case 0 -> contacts.desk().put(OWNER, draw(id).active(random.nextBoolean()));
          case 1 -> contacts.desk().remove(OWNER, id);
          case 2 -> contacts.desk().deactivate(OWNER, id);
          default -> contacts.desk().activate(OWNER, id);
        }
        assertThat(contacts.logics())
            .as("seed %d, case %d, request %d", seed, i, request)
            .filteredOn(status -> status.activation() == Activation.ACTIVE)
            .hasSizeLessThanOrEqualTo(1);
      }
    }
  }
}
