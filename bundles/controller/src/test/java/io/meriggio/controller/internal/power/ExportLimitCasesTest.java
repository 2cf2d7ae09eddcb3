// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases of {@code power/export-limit.txt}, whose head tells how they are written. */
class ExportLimitCasesTest {

  record Case(String id, String setUp, String events, String expectations) {
    @Override
    public String toString() {
      return id;
    }
  }

  static Stream<Case> cases() throws IOException {
    try (InputStream file =
        ExportLimitCasesTest.class.getResourceAsStream("/power/export-limit.txt")) {
      List<Case> cases =
          new String(file.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(line -> line.split("\\|"))
              .map(c -> new Case(c[0].trim(), c[1].trim(), c[2].trim(), c[3].trim()))
              .toList();
      assertThat(cases.stream().map(Case::id)).doesNotHaveDuplicates().hasSizeGreaterThan(12);
      return cases.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theInvertersDoAsTheTableSays(Case row) {
    SimulatedRoof roof = new SimulatedRoof();
    Arrays.stream(row.setUp().split("\\s+")).forEach(word -> setUp(roof, word));
    Map<Integer, List<String>> events = timed(row.events());
    Map<Integer, List<String>> wanted = timed(row.expectations());
    int end = wanted.keySet().stream().mapToInt(t -> t).max().orElseThrow();
    for (int t = 0; t <= end; t += 5) {
      events.getOrDefault(t, List.of()).forEach(event -> happen(roof, event));
      roof.cycle();
      for (String expectation : wanted.getOrDefault(t, List.of())) {
        check(row.id() + " at " + t + " s: " + expectation, roof, expectation);
      }
    }
  }

  private static void setUp(SimulatedRoof roof, String word) {
    String[] pair = word.split("=", 2);
    switch (pair[0]) {
      case "limit" -> roof.limit = Optional.of(Integer.valueOf(pair[1]));
      case "inverter" -> {
        String[] parts = pair[1].split(",");
        SimulatedRoof.Inverter inverter = new SimulatedRoof.Inverter();
        for (String part : Arrays.asList(parts).subList(1, parts.length)) {
          String[] said = part.split("=", 2);
          switch (said[0]) {
            case "rated" -> inverter.rated = Double.parseDouble(said[1]);
            case "lag" -> inverter.lag = Integer.parseInt(said[1]);
            case "step" -> inverter.step = Double.parseDouble(said[1]);
            case "own-loop" -> inverter.ownLoop = true;
            case "no-limit" -> inverter.limitable = false;
            case "deaf" -> inverter.deaf = true;
            default -> fail("an inverter has no '" + part + "'");
          }
        }
        roof.inverters.put(parts[0], inverter);
      }
      default -> fail("there is no '" + word + "'");
    }
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

  private static void happen(SimulatedRoof roof, String event) {
    String[] pair = event.split("=", 2);
    switch (pair[0].split("\\.")[0]) {
      case "load" -> roof.load = Double.parseDouble(pair[1]);
      case "sun" ->
          roof.inverters.forEach(
              (id, i) -> {
                if (pair[0].equals("sun") || pair[0].equals("sun." + id)) {
                  i.sun = Double.parseDouble(pair[1]);
                }
              });
      case "limit" ->
          roof.limit =
              pair[1].equals("none") ? Optional.empty() : Optional.of(Integer.valueOf(pair[1]));
      case "lost" -> roof.lost.add(pair[1]);
      case "back" -> roof.lost.remove(pair[1]);
      default -> fail("there is no event '" + event + "'");
    }
  }

  private static void check(String what, SimulatedRoof roof, String expectation) {
    String as = what + ", grid " + roof.grid + ", decided " + roof.decision;
    if (expectation.startsWith("feed-in<=")) {
      assertThat(roof.grid).as(as).isLessThanOrEqualTo(number(expectation.substring(9)));
    } else if (expectation.startsWith("feed-in>=")) {
      assertThat(roof.grid).as(as).isGreaterThanOrEqualTo(number(expectation.substring(9)));
    } else if (expectation.equals("alarm") || expectation.equals("calm")) {
      assertThat(roof.decision.alarm()).as(as).isEqualTo(expectation.equals("alarm"));
    } else if (expectation.startsWith("reason=")) {
      assertThat(roof.decision.reason().key())
          .as(as)
          .isEqualTo("export." + expectation.substring(7));
    } else {
      String[] pair = expectation.split("=", 2);
      InverterOrder order = roof.decision.orders().get(pair[0]);
      if (pair[1].equals("FREE")) {
        assertThat(order).as(as).isEqualTo(new InverterOrder.Unlimited());
      } else if (pair[1].startsWith("OWN:")) {
        int watts = Integer.parseInt(pair[1].substring(4));
        assertThat(order).as(as).isEqualTo(new InverterOrder.OwnLoop(watts));
      } else {
        assertThat(order).as(as).isInstanceOf(InverterOrder.Ceiling.class);
        assertThat(((InverterOrder.Ceiling) order).percent())
            .as(as)
            .isBetween(number(pair[1]) - 0.11, number(pair[1]) + 0.11);
      }
    }
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }
}
