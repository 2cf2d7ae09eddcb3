// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The past as a person looks at it. */
class HistoryPageTest extends InBrowser {

  @BeforeEach
  void remember() throws Exception {
    gateway.answer("/plant/now", MockPlant.withStorage(4300, -310, 1200, 64, 3680, Instant.now()));
  }

  @Test
  void showsADayAsSumsBarsCurvesAndTablesThatAgree() throws Exception {
    live(gateway.address() + "#/history");
    page.await("document.querySelector('[data-chart=energy] canvas')");
    choose("2026-06-20");
    page.await("location.hash === '#/history?date=2026-06-20'");
    page.await("document.querySelector('.span-title').textContent.includes('20 June 2026')");
    page.await("document.querySelectorAll('[data-chart=energy] tbody tr').length === 24");
    assertThat(totalOfColumn("[data-chart=energy]", 1))
        .as("the table's column sums up to the figure above it, but for rounding")
        .isCloseTo(kilowattHours("production"), org.assertj.core.api.Assertions.within(0.12));
    assertThat(page.text("[data-chart=energy] tbody tr:nth-child(4)"))
        .as("an hour that is not known is no hour without energy")
        .isEqualTo("03:00–04:00 ≈ –––––––");
    assertThat(page.text(".incomplete")).startsWith("Some of this time is not known");
    assertThat(page.text("[data-total=selfConsumption] b")).endsWith("%");
    assertThat(painted("energy")).isTrue();
    assertThat(painted("power")).isTrue();
    // by keys the figures of one moment are read
    page.evaluate("document.querySelector('[data-chart=energy] .plot').focus()");
    for (int step = 0; step < 5; step++) {
      key("energy", "ArrowRight");
    }
    page.await(
        "document.querySelector('[data-chart=energy] .reading').textContent.includes('04:00–05:00')");
    assertThat(page.text("[data-chart=energy] .reading")).contains("Into the house", "kWh");
    // what is saved is what is seen: the same question, as CSV
    String link =
        page.evaluate("document.querySelector('[data-chart=energy] .csv').getAttribute('href')")
            .asText();
    assertThat(link).endsWith("&format=csv").contains("from=2026-06-19T22%3A00%3A00Z");
    assertThat(gateway.asked()).contains(link.replace("&format=csv", ""));
    assertThat(page.complaints()).isEmpty();
  }

  @Test
  void comparesAYearWithTheOneBeforeAndShowsAnyPoint() throws Exception {
    live(gateway.address() + "#/history");
    page.await("document.querySelector('[data-chart=energy] canvas')");
    page.evaluate("document.querySelector('[data-span=year]').click()");
    select("comparison", "yearBefore");
    int year = java.time.LocalDate.now(java.time.ZoneId.of("Europe/Rome")).getYear();
    page.await(
        "document.querySelector('.totals small')?.textContent.startsWith('" + (year - 1) + ": ')");
    assertThat(page.text(".span-title")).isEqualTo(year + " compared with " + (year - 1));
    assertThat(page.text(".sums")).contains("up to the same day and time");
    assertThat(gateway.asked())
        .as("the month that goes on is compared by its days")
        .anyMatch(
            path ->
                path.contains("from=" + (year - 1))
                    && path.contains("energy_pv")
                    && path.endsWith("step=P1D"));
    assertThat(page.evaluate("document.querySelector('[data-chart=power]')").isNull()).isTrue();
    page.evaluate("document.querySelector('[data-span=week]').click()");
    select("device", "roof");
    page.await("!document.querySelector('[name=point]').disabled");
    select("point", "inverter_temperature");
    page.await("document.querySelector('[data-chart=point] tbody tr')");
    assertThat(page.text("[data-chart=point] tbody tr")).contains("°C");
    assertThat(page.complaints()).isEmpty();
  }

  @Test
  void saysInWordsWhyTheGatewayHasNoAnswer() throws Exception {
    gateway.answerBy("/history", query -> "{\"series\":[]}");
    live(gateway.address() + "#/history");
    page.await("document.querySelector('[data-chart=power] .plain-note')");
    assertThat(page.text("[data-chart=power] .plain-note"))
        .isEqualTo("Nothing is remembered of this time.");
    assertThat(page.text("[data-total=production] dd")).isEqualTo("–");
    assertThat(page.text("[data-chart=energy] .plain-note"))
        .isEqualTo("Nothing is remembered of this time.");
    // minutes are forgotten after some months, quarters of an hour are not
    gateway.answerBy(
        "/history",
        query -> query.contains("step=PT5M") ? "{\"series\":[]}" : MockHistory.answer(query));
    choose("2026-02-20");
    page.await("document.querySelector('[data-chart=power] canvas')");
    assertThat(page.evaluate("document.querySelector('[data-chart=power] .csv').href").asText())
        .contains("step=PT15M");
  }

  /** A gateway refuses a question that names a point of which it never had a value. */
  @Test
  void asksForNothingThatHasNoHistory() throws Exception {
    gateway.answer(
        "/history/points",
        new com.fasterxml.jackson.databind.ObjectMapper()
            .readTree(
                "{\"points\":[{\"device\":\"plant\",\"point\":\"grid_power\",\"unit\":\"W\"}]}"));
    live(gateway.address() + "#/history");
    page.await("document.querySelector('[data-chart=power] canvas')");
    assertThat(gateway.asked().stream().filter(path -> path.contains("/history?")).toList())
        .hasSize(1)
        .allMatch(path -> path.contains("point=grid_power&"));
    assertThat(page.text("[data-total=production] dd")).isEqualTo("–");
  }

  @Test
  void isForEverybody() throws Exception {
    page.size(360, 800).media("prefers-color-scheme", "dark").languages("de-DE");
    live(gateway.address() + "#/history");
    page.await("document.querySelector('[data-chart=energy] canvas')");
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
    Axe.check(page);
    Axe.checkWidth(page);
    assertThat(page.text("h1")).isEqualTo("Verlauf");
  }

  private void choose(String date) throws Exception {
    page.evaluate(
        "(() => { const i = document.querySelector('.steps input'); i.value = '"
            + date
            + "'; i.dispatchEvent(new Event('change')); })()");
  }

  private void select(String name, String value) throws Exception {
    page.await("document.querySelector('select[name=" + name + "]')");
    page.evaluate(
        "(() => { const s = document.querySelector('select[name="
            + name
            + "]'); s.value = '"
            + value
            + "'; s.dispatchEvent(new Event('change')); })()");
  }

  private void key(String chart, String key) throws Exception {
    page.evaluate(
        "document.querySelector('[data-chart="
            + chart
            + "] .plot').dispatchEvent(new KeyboardEvent('keydown', {key: '"
            + key
            + "', bubbles: true}))");
  }

  private double kilowattHours(String total) throws Exception {
    return Double.parseDouble(
        page.text("[data-total=" + total + "] dd").replaceAll("[^0-9.].*$", ""));
  }

  private double totalOfColumn(String chart, int column) throws Exception {
    return page.evaluate(
            "[...document.querySelectorAll('"
                + chart
                + " tbody tr')].map((row) => parseFloat(row.cells["
                + column
                + "].textContent) || 0).reduce((a, b) => a + b, 0)")
        .asDouble();
  }

  /** Whether the canvas holds more than its background. */
  private boolean painted(String chart) throws Exception {
    page.await(
        "(() => { const c = document.querySelector('[data-chart="
            + chart
            + "] canvas'); const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
            + " return new Set(new Uint32Array(d.buffer)).size > 20; })()");
    return true;
  }

  /** Rows of the answers are asked for by span and step, one question a chart. */
  @Test
  void asksForEachSpanInItsOwnStep() throws Exception {
    live(gateway.address() + "#/history");
    for (String span : List.of("week", "month", "year")) {
      page.await("document.querySelector('[data-chart=energy] canvas')");
      page.evaluate("document.querySelector('[data-span=" + span + "]').click()");
      page.await("document.querySelector('[data-span=" + span + "][aria-pressed=true]')");
    }
    page.await("document.querySelectorAll('[data-chart=energy] tbody tr').length === 12");
    assertThat(gateway.asked().stream().filter(path -> path.contains("energy_pv")).toList())
        .extracting(path -> path.replaceAll(".*&step=", ""))
        .containsExactly("PT1H", "P1D", "P1D", "P1M");
  }
}
