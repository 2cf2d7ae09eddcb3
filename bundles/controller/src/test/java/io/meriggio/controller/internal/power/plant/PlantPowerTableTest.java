// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.power.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.meriggio.controller.PlantPowerStatus.Part;
import io.meriggio.controller.Sentence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case of {@code cases.txt}. */
class PlantPowerTableTest {

  private record Row(int at, List<String> happenings, List<String> expected) {}

  private record Case(String id, List<Row> rows) {
    @Override
    public String toString() {
      return id;
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void doesWhatItsRowsSay(Case tested) {
    Rig rig = new Rig();
    int time = 0;
    for (Row row : tested.rows()) {
      for (; time < row.at(); time += 5) {
        rig.step();
        rig.passTime();
      }
      row.happenings().forEach(rig::happen);
      PowerDecision decision = rig.step();
      row.expected().forEach(word -> check(tested.id() + " at " + row.at(), word, decision));
      rig.passTime();
      time += 5;
    }
  }

  private static void check(String where, String word, PowerDecision decision) {
    String key = word.split("=", 2)[0];
    String value = word.contains("=") ? word.split("=", 2)[1] : "";
    String which = where + ": " + word + " in " + decision;
    switch (key) {
      case "lost" -> assertThat(decision.status().controllerLost()).as(which).isTrue();
      case "heard" -> assertThat(decision.status().controllerLost()).as(which).isFalse();
      case "active" -> assertState(which, decision.status().active(), value);
      case "reactive" -> assertState(which, decision.status().reactive(), value);
      case "running" -> assertState(which, decision.status().running(), value);
      case "why" ->
          assertThat(decision.status().active().reason().key()).as(which).isEqualTo(value);
      case "news" ->
          assertThat(decision.news()).as(which).extracting(Sentence::key).contains(value);
      default -> checkOrder(which, key, value, decision);
    }
    decision.news().forEach(PlantPowerTableTest::assertSaid);
    Stream.of(decision.status().active(), decision.status().reactive(), decision.status().running())
        .map(Part::reason)
        .forEach(PlantPowerTableTest::assertSaid);
  }

  /** Every sentence exists in both languages, with all its figures. */
  private static void assertSaid(Sentence sentence) {
    assertThat(sentence.text(Locale.ENGLISH)).isNotBlank().doesNotContain("{");
    assertThat(sentence.text(Locale.ITALIAN))
        .isNotBlank()
        .doesNotContain("{")
        .isNotEqualTo(sentence.text(Locale.ENGLISH));
  }

  private static void assertState(String which, Part part, String state) {
    assertThat(part.state().name()).as(which).isEqualTo(state);
  }

  private static void checkOrder(String which, String key, String value, PowerDecision decision) {
    String device = key.substring(0, key.indexOf('.'));
    if (value.equals("none")) {
      assertThat(decision.orders()).as(which).doesNotContainKey(device);
      return;
    }
    assertThat(decision.orders()).as(which).containsKey(device);
    Lever lever =
        switch (key.substring(key.indexOf('.') + 1)) {
          case "P" -> Lever.ACTIVE_PERCENT;
          case "Q" -> Lever.REACTIVE_PERCENT;
          case "F" -> Lever.POWER_FACTOR;
          case "run" -> Lever.RUNNING;
          default -> throw new IllegalArgumentException(key);
        };
    Map<Lever, Double> order = decision.orders().get(device);
    if (value.equals("-")) {
      assertThat(order).as(which).doesNotContainKey(lever);
    } else {
      assertThat(order).as(which).containsKey(lever);
      assertThat(order.get(lever)).as(which).isCloseTo(Double.parseDouble(value), within(1e-6));
    }
  }

  static Stream<Case> cases() {
    Map<String, List<Row>> cases = new LinkedHashMap<>();
    for (String line : lines()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] cells = line.split("\\|", -1);
        cases
            .computeIfAbsent(cells[0].trim(), id -> new ArrayList<>())
            .add(new Row(Integer.parseInt(cells[1].trim()), words(cells[2]), words(cells[3])));
      }
    }
    return cases.entrySet().stream().map(e -> new Case(e.getKey(), e.getValue()));
  }

  private static List<String> words(String cell) {
    return cell.isBlank() ? List.of() : List.of(cell.trim().split(" +"));
  }

  private static List<String> lines() {
    try (var in = PlantPowerTableTest.class.getResourceAsStream("cases.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
