// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.meriggio.controller.Actor;
import io.meriggio.controller.StorageScheduleEntry;
import io.meriggio.controller.StorageSettings;
import io.meriggio.controller.UserRole;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases of {@code storage/cases.txt}, whose head tells how they are written. */
class StorageCasesTest {
  private static final double CLOSE = 1;

  record Case(String id, String setUp, String events, String expectations) {
    @Override
    public String toString() {
      return id;
    }
  }

  static Stream<Case> cases() throws IOException {
    try (InputStream file = StorageCasesTest.class.getResourceAsStream("/storage/cases.txt")) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      List<Case> cases =
          text.lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(line -> line.split("\\|"))
              .map(c -> new Case(c[0].trim(), c[1].trim(), c[2].trim(), c[3].trim()))
              .toList();
      assertThat(cases.stream().map(Case::id)).doesNotHaveDuplicates().hasSizeGreaterThan(25);
      return cases.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theStoragesDoAsTheTableSays(Case row) {
    SimulatedSite site = setUp(row.setUp());
    Map<Integer, List<String>> events = timed(row.events());
    Map<Integer, List<String>> wanted = timed(row.expectations());
    int end = wanted.keySet().stream().mapToInt(t -> t).max().orElseThrow();
    for (int t = 0; t <= end; t += 5) {
      events.getOrDefault(t, List.of()).forEach(event -> happen(site, event));
      site.cycle();
      for (String expectation : wanted.getOrDefault(t, List.of())) {
        check(row.id() + " at " + t + " s: " + expectation, site, expectation);
      }
      site.pass();
    }
  }

  private static SimulatedSite setUp(String text) {
    Map<String, String> said = new HashMap<>();
    List<String> batteries = new ArrayList<>();
    for (String word : text.split("\\s+")) {
      String[] pair = word.split("=", 2);
      if (pair[0].equals("battery")) {
        batteries.add(pair[1]);
      } else {
        said.put(pair[0], pair[1]);
      }
    }
    SimulatedSite site =
        new SimulatedSite(Instant.parse(said.getOrDefault("start", "2026-11-02T11:00:00Z")));
    site.zone = ZoneId.of(said.getOrDefault("zone", "Europe/Rome"));
    site.contract = Optional.ofNullable(said.get("contract")).map(Integer::valueOf);
    site.exportLimit = Optional.ofNullable(said.get("export")).map(Integer::valueOf);
    site.settings =
        new StorageSettings(
            Integer.parseInt(said.getOrDefault("reserve", "0")),
            StorageSettings.CarProtection.valueOf(said.getOrDefault("cars", "OFF")),
            Boolean.parseBoolean(said.getOrDefault("shaving", "false")),
            Integer.parseInt(said.getOrDefault("margin", "0")));
    batteries.forEach(b -> addBattery(site, b));
    said.keySet().stream()
        .filter(key -> key.startsWith("entry."))
        .sorted()
        .forEach(key -> site.schedule.add(entry(key.substring(6), said.get(key))));
    return site;
  }

  /** {@code id,soc=60,max=3000,forced-only,blind,energy=5000,no-orders}. */
  private static void addBattery(SimulatedSite site, String text) {
    String[] parts = text.split(",");
    SimulatedSite.Battery battery = new SimulatedSite.Battery();
    for (String part : Arrays.asList(parts).subList(1, parts.length)) {
      String[] pair = part.split("=", 2);
      switch (pair[0]) {
        case "soc" -> battery.soc = Double.parseDouble(pair[1]);
        case "max" -> battery.maxCharge = battery.maxDischarge = Double.parseDouble(pair[1]);
        case "energy" -> battery.energy = Optional.of(Double.valueOf(pair[1]));
        case "forced-only" -> battery.holdable = false;
        case "deaf" -> battery.deaf = true;
        case "blind" -> battery.blind = true;
        case "no-orders" -> battery.forceable = false;
        default -> fail("battery has no '" + part + "'");
      }
    }
    site.batteries.put(parts[0], battery);
  }

  /** {@code ACTION,watts,from-to[,days][,until=soc][,of=storage]}. */
  private static StorageScheduleEntry entry(String id, String text) {
    String[] parts = text.split(",");
    String[] window = parts[2].split("-");
    Set<DayOfWeek> days = EnumSet.allOf(DayOfWeek.class);
    OptionalInt until = OptionalInt.empty();
    Optional<String> storage = Optional.empty();
    for (String part : Arrays.asList(parts).subList(3, parts.length)) {
      if (part.startsWith("until=")) {
        until = OptionalInt.of(Integer.parseInt(part.substring(6)));
      } else if (part.startsWith("of=")) {
        storage = Optional.of(part.substring(3));
      } else {
        days = EnumSet.of(DayOfWeek.valueOf(part));
      }
    }
    return new StorageScheduleEntry(
        id,
        true,
        days,
        LocalTime.parse(window[0]),
        LocalTime.parse(window[1]),
        StorageScheduleEntry.Action.valueOf(parts[0]),
        Integer.parseInt(parts[1]),
        until,
        storage);
  }

  private static Map<Integer, List<String>> timed(String text) {
    Map<Integer, List<String>> timed = new HashMap<>();
    for (String part : text.split(";")) {
      String[] words = part.trim().split("\\s+");
      int time = Integer.parseInt(words[0].replace(":", ""));
      assertThat(time % 5).as("times are cycles: " + part).isZero();
      timed
          .computeIfAbsent(time, t -> new ArrayList<>())
          .addAll(Arrays.asList(words).subList(1, words.length));
    }
    return timed;
  }

  private static void happen(SimulatedSite site, String event) {
    String[] pair = event.split("=", 2);
    switch (pair[0]) {
      case "house" -> site.house = Double.parseDouble(pair[1]);
      case "pv" -> site.pv = Double.parseDouble(pair[1]);
      case "car" -> site.cars = Double.parseDouble(pair[1]);
      case "contract" -> site.contract = Optional.of(Integer.valueOf(pair[1]));
      case "lost" -> site.lost.add(pair[1]);
      case "back" -> site.lost.remove(pair[1]);
      case "soc" ->
          site.batteries.get(pair[1].split(":")[0]).soc = Double.parseDouble(pair[1].split(":")[1]);
      case "force" -> {
        String[] request = pair[1].split(":");
        site.core.force(
            Actor.of(UserRole.OWNER, "anna"),
            request[0],
            Integer.parseInt(request[1]),
            Duration.ofMinutes(Integer.parseInt(request[2])),
            site.now);
      }
      case "release" -> site.core.release(Actor.of(UserRole.OWNER, "anna"), pair[1]);
      case "restart" -> {
        StorageMemory kept = site.core.memory(site.now);
        site.core = new StorageCore();
        site.core.resume(kept, site.now);
      }
      default -> fail("there is no event '" + event + "'");
    }
  }

  private static void check(String what, SimulatedSite site, String expectation) {
    String[] pair = expectation.split("=", 2);
    if (pair[0].equals("grid")) {
      assertThat(site.grid).as(what).isBetween(number(pair[1]) - 60, number(pair[1]) + 60);
      return;
    }
    StorageDecision decision = site.decision(pair[0]);
    String as = what + ", decided " + decision;
    switch (pair[1].split(":")[0]) {
      case "OWN" -> assertThat(decision.order()).as(as).isEqualTo(new StorageOrder.OwnRule());
      case "HOLD" ->
          assertThat(decision.order())
              .as(as)
              .isEqualTo(new StorageOrder.NoDischarge(StorageOrder.LEASE));
      default -> {
        assertThat(decision.order()).as(as).isInstanceOf(StorageOrder.Forced.class);
        double watts = number(pair[1].split(":")[0]);
        assertThat((double) decision.order().watts())
            .as(as)
            .isBetween(watts - CLOSE, watts + CLOSE);
      }
    }
    if (pair[1].contains(":")) {
      assertThat(decision.reason().key()).as(as).isEqualTo("storage." + pair[1].split(":")[1]);
      assertThat(decision.reason().text(Locale.ENGLISH)).as(as).doesNotContain("{");
    }
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }
}
