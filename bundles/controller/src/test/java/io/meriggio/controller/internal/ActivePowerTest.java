// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.meriggio.device.Command;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Export limit and plant power control on the same inverters: the cases of {@code
 * power/active-power.txt}, and what holds whatever is asked. {@code -Dmeriggio.seed} repeats a run,
 * {@code -Dmeriggio.cases} makes it longer.
 */
class ActivePowerTest {
  private static final int HALF_AN_HOUR = 360;

  /** Cycles until a feed-in is back within its limit: as of the export limit alone. */
  private static final int WITHIN = 4;

  private final long seed = Long.getLong("meriggio.seed", System.nanoTime());
  private final int cases =
      Integer.getInteger("meriggio.cases", 60) * Integer.getInteger("meriggio.factor", 1);
  private final Random random = new Random(seed);

  record Case(String id, String setUp, String events, String expectations) {
    @Override
    public String toString() {
      return id;
    }
  }

  static Stream<Case> cases() throws IOException {
    try (InputStream file = ActivePowerTest.class.getResourceAsStream("/power/active-power.txt")) {
      List<Case> cases =
          new String(file.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(line -> line.split("\\|"))
              .map(c -> new Case(c[0].trim(), c[1].trim(), c[2].trim(), c[3].trim()))
              .toList();
      assertThat(cases.stream().map(Case::id)).doesNotHaveDuplicates().hasSizeGreaterThan(8);
      return cases.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theInvertersAreToldAsTheTableSays(Case row) {
    ActivePowerSite site = new ActivePowerSite();
    Arrays.stream(row.setUp().split("\\s+")).forEach(word -> setUp(site, word));
    Map<Integer, List<String>> events = timed(row.events());
    Map<Integer, List<String>> wanted = timed(row.expectations());
    int end = wanted.keySet().stream().mapToInt(t -> t).max().orElseThrow();
    for (int t = 0; t <= end; t += 5) {
      events.getOrDefault(t, List.of()).forEach(event -> happen(site, event));
      site.cycle();
      oneOwner(row.id() + " at " + t + " s", site);
      for (String expectation : wanted.getOrDefault(t, List.of())) {
        check(row.id() + " at " + t + " s: " + expectation, site, expectation);
      }
    }
  }

  private static void setUp(ActivePowerSite site, String word) {
    String[] pair = word.split("=", 2);
    if (!pair[0].equals("inverter")) {
      happen(site, word);
      return;
    }
    String[] parts = pair[1].split(",");
    SimulatedInverter inverter = new SimulatedInverter(parts[0]);
    for (String part : Arrays.asList(parts).subList(1, parts.length)) {
      if (part.equals("own-loop")) {
        inverter.ownLoop = true;
      } else {
        inverter.rated = Double.parseDouble(part);
      }
    }
    site.inverters.put(inverter.id, inverter);
  }

  private static void happen(ActivePowerSite site, String event) {
    String[] pair = event.split("=", 2);
    switch (pair[0]) {
      case "load" -> site.load = Double.parseDouble(pair[1]);
      case "sun" -> site.inverters.values().forEach(i -> i.sun = Double.parseDouble(pair[1]));
      case "limit" ->
          site.limit(
              pair[1].equals("none") ? Optional.empty() : Optional.of(Integer.valueOf(pair[1])));
      case "P" ->
          site.setPoint(
              pair[1].equals("none") ? Optional.empty() : Optional.of(Double.valueOf(pair[1])));
      case "off" -> site.inverters.get(pair[1]).online = false;
      case "on" -> site.inverters.get(pair[1]).online = true;
      case "restart" -> site.restart();
      default -> fail("there is no event '" + event + "'");
    }
  }

  private static Map<Integer, List<String>> timed(String text) {
    Map<Integer, List<String>> timed = new HashMap<>();
    for (String part : text.split(";")) {
      String[] words = part.trim().split("\\s+");
      timed
          .computeIfAbsent(Integer.parseInt(words[0].replace(":", "")), t -> new ArrayList<>())
          .addAll(Arrays.asList(words).subList(1, words.length));
    }
    return timed;
  }

  private static void check(String what, ActivePowerSite site, String expectation) {
    String as = what + ", grid " + site.grid + ", " + told(site);
    if (expectation.startsWith("feed-in<=")) {
      assertThat(site.grid)
          .as(as)
          .isLessThanOrEqualTo(Double.parseDouble(expectation.substring(9)));
      return;
    }
    String[] pair = expectation.split("=", 2);
    String id = pair[0].split("\\.")[0];
    SimulatedInverter inverter = site.inverters.get(id);
    switch (pair[0].substring(id.length())) {
      case "" ->
          assertThat(inverter.ceiling())
              .as(as)
              .isBetween(Double.parseDouble(pair[1]) - 0.11, Double.parseDouble(pair[1]) + 0.11);
      case ".by" -> assertThat(inverter.owner(SimulatedInverter.CEILING)).as(as).isEqualTo(pair[1]);
      case ".loop" ->
          assertThat(inverter.owner(SimulatedInverter.OWN_LOOP)).as(as).isEqualTo(pair[1]);
      case ".orders" -> assertThat(inverter.commands).as(as).hasSize(Integer.parseInt(pair[1]));
      default -> fail("nothing is expected by '" + expectation + "'");
    }
  }

  private static String told(ActivePowerSite site) {
    StringBuilder told = new StringBuilder();
    site.inverters.forEach(
        (id, i) ->
            told.append(id)
                .append(' ')
                .append(i.owner(SimulatedInverter.CEILING))
                .append(' ')
                .append(i.ceiling())
                .append(" % delivers ")
                .append(i.delivered)
                .append("; "));
    return told.toString();
  }

  /** In a cycle one part at most orders the ceiling of an inverter, and once. */
  private static void oneOwner(String which, ActivePowerSite site) {
    for (SimulatedInverter inverter : site.inverters.values()) {
      List<Command> ceilings =
          inverter.commands.stream()
              .filter(c -> c.values().containsKey(SimulatedInverter.CEILING))
              .toList();
      assertThat(ceilings).as(which + ", orders of " + inverter.id).hasSizeLessThanOrEqualTo(1);
    }
  }

  @Test
  void theExportLimitHoldsWhateverThePlantControllerAsksAndOnePartOrders() {
    System.out.println("ActivePowerTest: meriggio.seed=" + seed + " meriggio.cases=" + cases);
    for (int i = 0; i < cases; i++) {
      ActivePowerSite site = draw();
      Optional<Double> asked = Optional.empty();
      int settled = 0;
      int above = 0;
      int limit = random.nextBoolean() ? 0 : random.nextInt(10_000);
      site.limit(Optional.of(limit));
      for (int cycle = 0; cycle < HALF_AN_HOUR; cycle++) {
        String which = "seed " + seed + ", case " + i + ", cycle " + cycle;
        if (random.nextInt(20) == 0) {
          asked =
              random.nextInt(3) == 0 ? Optional.empty() : Optional.of(random.nextDouble() * 100);
          site.setPoint(asked);
          settled = 0;
        }
        if (cycle % 12 == 0) {
          disturb(site);
          // from each change of load or sun on; what is asked gives no more time
          above = 0;
        }
        site.cycle();
        settled++;
        oneOwner(which, site);
        above = site.grid > limit + 1 ? above + 1 : 0;
        assertThat(above).as(which + " " + told(site)).isLessThanOrEqualTo(WITHIN);
        // 100 % at 20 %/s: two cycles, and the inverters' lag.
        if (asked.isPresent() && settled > 5) {
          assertThat(site.delivered())
              .as(which + ", asked " + asked.get() + " % " + told(site))
              .isLessThanOrEqualTo(site.rated() * asked.get() / 100 + 1);
        }
      }
    }
  }

  private ActivePowerSite draw() {
    ActivePowerSite site = new ActivePowerSite();
    int lag = random.nextInt(2);
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      SimulatedInverter inverter = new SimulatedInverter("i" + n);
      inverter.rated = 1000 + random.nextInt(20_000);
      inverter.sun = random.nextDouble() * inverter.rated;
      inverter.step = random.nextBoolean() ? 1 : 0.1;
      inverter.lag = lag;
      site.inverters.put(inverter.id, inverter);
    }
    site.load = random.nextInt(10_000);
    return site;
  }

  private void disturb(ActivePowerSite site) {
    if (random.nextBoolean()) {
      site.load = random.nextInt(10_000);
    } else {
      site.inverters.values().forEach(i -> i.sun = random.nextDouble() * i.rated);
    }
  }
}
