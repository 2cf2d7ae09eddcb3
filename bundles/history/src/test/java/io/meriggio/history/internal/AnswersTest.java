// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.configuration.HistoryConfiguration;
import io.meriggio.controller.Figure;
import io.meriggio.device.Unit;
import io.meriggio.history.HistoryAnswer;
import io.meriggio.history.HistoryException;
import io.meriggio.history.HistoryException.Reason;
import io.meriggio.history.HistoryQuery;
import io.meriggio.history.HistorySeries;
import io.meriggio.history.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {
  private static final Instant T0 = Instant.parse("2026-06-01T10:00:00Z");

  @TempDir Path folder;
  private Recording site;

  @BeforeEach
  void open() {
    site = new Recording(folder, T0);
    site.plant(
        Map.of(
            "grid_power", Figure.good(-500, Unit.WATT, T0),
            "pv_power", Figure.good(1200, Unit.WATT, T0)));
    site.run(61);
    site.flows(T0, Collections.emptyMap());
    site.run(30);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @ParameterizedTest
  @CsvSource({
    "PT30M,grid_power,RAW",
    "PT30M,energy_pv_to_grid,MINUTE",
    "PT31M,grid_power,MINUTE",
    "PT36H,grid_power,MINUTE",
    "P7D,grid_power,QUARTER",
    "P31D,grid_power,HOUR",
    "P366D,grid_power,DAY",
    "P4000D,grid_power,MONTH"
  })
  void auto_chooses_by_the_span(Duration span, String point, Step step) {
    HistoryAnswer answer = site.ask("plant", point, T0, T0.plus(span), Step.AUTO);

    assertThat(answer.step()).isEqualTo(step);
    assertThat(answer.series().get(0).size()).isBetween(1, 2300);
  }

  @Test
  void auto_chooses_no_finer_than_what_is_kept() {
    site.close();
    site = new Recording(folder.resolve("short"), T0, new HistoryConfiguration(16, 1, 3, 200));
    site.plant(Map.of("grid_power", Figure.good(-500, Unit.WATT, T0)));
    site.run(Duration.ofHours(2));
    site.now = site.now.plus(Duration.ofDays(2));
    site.run(Duration.ofHours(3));
    assertAuto(T0, Step.MINUTE);

    site.now = site.now.plus(Duration.ofDays(3));
    site.run(Duration.ofHours(3));
    assertAuto(T0, Step.QUARTER);
    assertAuto(site.now.minus(Duration.ofHours(2)), Step.RAW);
  }

  /** A step, and each of its rows known. */
  private void assertAuto(Instant from, Step step) {
    Instant to = from.plus(Duration.ofMinutes(30));

    assertThat(site.ask("plant", "grid_power", from, to, Step.AUTO).step()).isEqualTo(step);
    assertThat(site.averages("plant", "grid_power", from, to, Step.AUTO)).containsOnly(-500.0);
  }

  @Test
  void all_series_have_the_same_instants_and_the_first_step_holds_the_beginning() {
    HistoryAnswer answer =
        site.ask(
            "plant",
            "grid_power,pv_power,autarky",
            T0.plusSeconds(30),
            T0.plusSeconds(61),
            Step.MINUTE);

    assertThat(answer.from()).isEqualTo(T0);
    assertThat(answer.to()).isEqualTo(T0.plusSeconds(120));
    assertThat(answer.series()).extracting(HistorySeries::size).containsExactly(2, 2, 2);
    assertThat(answer.timeZone()).isEqualTo(Recording.ROME);
  }

  @Test
  void a_refusal_says_what_is_allowed() {
    assertRefused("grid_power", T0, T0, Step.AUTO, Reason.BAD_SPAN, "from must be before to");
    assertRefused(
        "grid_power",
        Instant.MIN,
        Instant.MAX,
        Step.AUTO,
        Reason.BAD_SPAN,
        "between 1970 and 9999");
    assertRefused(
        "grid_power",
        T0,
        T0.plusSeconds(5001),
        Step.RAW,
        Reason.TOO_MANY_ROWS,
        "allowed here: auto, PT1M, PT5M, PT15M, PT1H, P1D, P1M, P1Y");
    assertRefused(
        "energy_pv_to_grid",
        T0,
        T0.plusSeconds(60),
        Step.RAW,
        Reason.STEP_TOO_SHORT,
        "PT1M and longer");
    assertRefused(
        "battery_soc", T0, T0.plusSeconds(60), Step.RAW, Reason.UNKNOWN_POINT, "battery_soc");
  }

  @Test
  void five_thousand_rows_are_allowed() {
    assertThat(site.raw("plant", "grid_power", T0, 5000)).hasSize(5000);
  }

  private void assertRefused(
      String point, Instant from, Instant to, Step step, Reason reason, String words) {
    assertThatThrownBy(
            () -> site.history.answer(new HistoryQuery("plant", List.of(point), from, to, step)))
        .isInstanceOfSatisfying(
            HistoryException.class,
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(reason);
              assertThat(refusal.text().english()).contains(words);
            });
  }
}
