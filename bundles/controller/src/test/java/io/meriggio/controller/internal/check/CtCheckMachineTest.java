// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.controller.CtCheckStatus.Kind;
import io.meriggio.controller.CtCheckStatus.Result;
import io.meriggio.controller.CtCheckStatus.Stage;
import io.meriggio.controller.internal.CaseTable;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code cases/ct-check.md}. */
class CtCheckMachineTest {
  private static final Moment START =
      new Moment(Instant.parse("2026-06-01T20:00:00Z"), Duration.ofHours(3));

  static Stream<Map<String, String>> rows() {
    return CaseTable.read("/cases/ct-check.md").stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void eachRowOfTheTableHolds(Map<String, String> row) {
    CtCheckMachine machine = new CtCheckMachine(Kind.valueOf(row.get("kind")), START);
    TreeMap<Integer, String> answers = series(row.get("answers"));
    int second = -1;
    do {
      second++;
      Moment now = at(second);
      machine.step(look(row, second), now);
      if (answers.containsKey(second)) {
        assertThat(machine.answer(answers.get(second).equals("yes"), now)).isTrue();
      }
    } while (machine.isRunning() && second < 1000);

    assertThat(machine.result().map(Result::name).orElse("none") + " at " + second)
        .isEqualTo(row.get("result"));
    assertThat(machine.sentence().key()).isEqualTo(row.get("sentence"));
    for (Locale language : new Locale[] {Locale.ENGLISH, Locale.ITALIAN}) {
      assertThat(machine.sentence().text(language)).isNotBlank().doesNotContain("{");
    }
    assertThat(machine.isReversible())
        .isEqualTo(
            List.of("check.reversed", "check.production-reversed").contains(row.get("sentence")));
  }

  @Test
  void whatIsAskedAndHowLongItLastsIsSaidAllTheTime() {
    CtCheckMachine machine = new CtCheckMachine(Kind.EXCHANGE, START);
    machine.step(new Look(sample(1700, 0), sample(2000, 0), true, List.of()), START);
    assertThat(machine.stage()).isEqualTo(Stage.PV_OFF);
    assertThat(machine.sentence().text(Locale.ENGLISH)).contains("The PV gives 2000 W");
    assertThat(machine.remaining(at(60))).hasValue(Duration.ofMinutes(9));

    machine.step(new Look(sample(-300, 60), sample(0, 60), true, List.of()), at(60));
    assertThat(machine.stage()).isEqualTo(Stage.READING);
    for (int second = 61; second <= 63; second++) {
      machine.step(new Look(sample(-300, second), sample(0, second), true, List.of()), at(second));
    }
    assertThat(machine.stage()).isEqualTo(Stage.LOAD);
    assertThat(machine.sentence().text(Locale.ITALIAN)).contains("-300 W").contains("1 kW");
    assertThat(machine.remaining(at(73))).hasValue(Duration.ofSeconds(20));
    assertThat(machine.shown()).hasValue(-300.0);
    assertThat(machine.answer(true, at(64))).isFalse();

    assertThat(machine.cancel()).isTrue();
    assertThat(machine.result()).hasValue(Result.CANCELLED);
    assertThat(machine.cancel()).isFalse();
    assertThat(machine.remaining(at(73))).isEmpty();
  }

  @Test
  void aReadingFromBeforeTheQuestionIsNoReading() {
    CtCheckMachine machine = new CtCheckMachine(Kind.EXCHANGE, START);
    Look old = new Look(sample(-300, -1), Optional.empty(), false, List.of());
    for (int second = 0; second < 14; second++) {
      machine.step(old, at(second));
    }
    assertThat(machine.stage()).isEqualTo(Stage.READING);
    machine.step(old, at(15));
    assertThat(machine.result()).hasValue(Result.ABORTED);
  }

  private static Look look(Map<String, String> row, int second) {
    boolean hasPv = !row.get("pv").equals("none");
    return new Look(
        read(row.get("shows"), second),
        hasPv ? read(row.get("pv"), second) : sample(0, second),
        hasPv,
        phases(row.get("phases"), second));
  }

  /** The last reading up to now: what is not read any more keeps its last time. */
  private static Optional<Sample> read(String said, int second) {
    for (int at = second; at >= 0; at--) {
      String value = series(said).floorEntry(at).getValue();
      if (!value.equals("-")) {
        return sample(Double.parseDouble(value), at);
      }
    }
    return Optional.empty();
  }

  private static List<Sample> phases(String said, int second) {
    List<Sample> phases = new ArrayList<>();
    if (!said.isEmpty()) {
      for (String value : series(said).floorEntry(second).getValue().split("/")) {
        phases.add(sample(Double.parseDouble(value), second).orElseThrow());
      }
    }
    return phases;
  }

  private static TreeMap<Integer, String> series(String said) {
    TreeMap<Integer, String> series = new TreeMap<>();
    for (String part : said.isEmpty() ? new String[0] : said.split(" ")) {
      String[] sides = part.split(":");
      series.put(Integer.parseInt(sides[0]), sides[1]);
    }
    return series;
  }

  private static Optional<Sample> sample(double watts, int second) {
    return Optional.of(new Sample(watts, at(second)));
  }

  private static Moment at(int second) {
    return START.plus(Duration.ofSeconds(second));
  }
}
