// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.controller.Figure;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.internal.CaseTable;
import io.meriggio.device.Quality;
import io.meriggio.device.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code cases/balance.md}, and the causes that only time tells. */
class BalanceCasesTest {

  static Stream<Map<String, String>> rows() {
    return CaseTable.read("/cases/balance.md").stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void eachRowOfTheTableHolds(Map<String, String> row) {
    Site site = Site.atNoon().phases(Integer.parseInt(row.get("phases")));
    Arrays.stream(row.get("devices").split(";")).forEach(said -> add(site, said.strip()));
    PlantCore.Result result = site.look();
    int after = Integer.parseInt(row.get("after"));
    if (after > 0) {
      site.run(Duration.ofSeconds(after));
      result = site.look();
    }

    assertThat(result.now().configuration().stream().mapToObj(Integer::toString).findFirst())
        .isEqualTo(Stream.of(row.get("configuration")).filter(s -> !s.isEmpty()).findFirst());
    for (String said : row.get("expected").split(" ")) {
      String[] sides = said.split("=", 2);
      check(result.now().figure(sides[0]), sides[0], sides[1]);
    }
    assertThat(
            result.now().hints().stream()
                .map(Sentence::key)
                .filter(key -> !key.equals("hint.day-since")))
        .containsExactlyInAnyOrderElementsOf(hints(row.get("hints")));
    List<Sentence> sentences = new ArrayList<>(result.now().hints());
    sentences.add(result.found().why());
    for (Sentence sentence : sentences) {
      for (Locale language : new Locale[] {Locale.ENGLISH, Locale.ITALIAN}) {
        assertThat(sentence.text(language)).isNotBlank().doesNotContain("{");
      }
    }
  }

  private static List<String> hints(String said) {
    return Stream.of(said.split(" ")).filter(s -> !s.equals("-")).map("hint."::concat).toList();
  }

  private static void add(Site site, String said) {
    String[] words = said.split(" ");
    String[] who = words[0].split(":");
    List<Object> shown = new ArrayList<>();
    for (int i = 1; i < words.length; i++) {
      String[] sides = words[i].split("=");
      shown.add(sides[0]);
      shown.add(sides[1].startsWith("!") ? 0.0 : Double.parseDouble(sides[1]));
    }
    if (who[1].equals("wallbox")) {
      shown.addAll(List.of("charger_status", 2, "charger_current_limit", 6, "charge_command", 0));
    }
    site.device(who[0], who[1], shown.toArray());
    for (String word : words) {
      if (word.contains("=!")) {
        String[] sides = word.split("=!");
        site.lose(who[0], sides[0], Reason.valueOf(sides[1]));
      }
    }
  }

  private static void check(Figure figure, String id, String said) {
    if (said.startsWith("?")) {
      assertThat(figure.value()).as(id).isEmpty();
      assertThat(figure.reason()).as(id).isEqualTo(Reason.valueOf(said.substring(1)));
      return;
    }
    String[] sides = said.split("~");
    assertThat(figure.value()).as(id).hasValue(Double.parseDouble(sides[0]));
    assertThat(figure.quality())
        .as(id)
        .isEqualTo(sides.length == 1 ? Quality.GOOD : Quality.UNCERTAIN);
    assertThat(figure.reason().name()).as(id).isEqualTo(sides.length == 1 ? "NONE" : sides[1]);
  }

  @Test
  void anExchangeThatGoesAgainstTheSunIsReversed() {
    Site site = implausible(3000, 4000);
    site.show("s", "pv_power", 3600).show("m", "grid_power", 3800).run(Duration.ofSeconds(61));

    assertThat(hint(site)).isEqualTo("hint.inconsistent.reversed");
  }

  @Test
  void anExchangeThatFollowsTheSunHasTheWrongSize() {
    Site site = implausible(3000, 8000);
    site.show("s", "pv_power", 3600).show("m", "grid_power", 9800).run(Duration.ofSeconds(61));

    assertThat(hint(site)).isEqualTo("hint.inconsistent.size");
  }

  @Test
  void anExchangeSensorThatFollowsTheSunThreeTimesTooLargeHasTheWrongConstant() {
    Site site =
        Site.atNoon()
            .phases(1)
            .device("s", "string", "pv_power", 3000)
            .device("m", "onboard-io", "grid_power", 6000);
    site.run(Duration.ofSeconds(10));
    site.show("s", "pv_power", 3600).show("m", "grid_power", 7800).run(Duration.ofSeconds(61));

    assertThat(hint(site)).isEqualTo("hint.inconsistent.exchange-constant");
  }

  private static Site implausible(double production, double exchange) {
    return Site.atNoon()
        .phases(3)
        .device("s", "string", "pv_power", production)
        .device("m", "dtsu666", "grid_power", exchange)
        .run(Duration.ofSeconds(10));
  }

  private static String hint(Site site) {
    return site.look().now().hints().stream()
        .map(Sentence::key)
        .filter(key -> key.startsWith("hint.inconsistent"))
        .findFirst()
        .orElse("none");
  }
}
