// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Charging as a person sees and steers it. */
class ChargingPageTest extends InBrowser {
  private static final String GARAGE = "strategy-choice:first-of-type";

  @Test
  void aStrategyIsPickedAmongAllWithWhatEachDoesAndSentWithItsParameters() throws Exception {
    charging();
    assertThat(page.text(".station .tiles"))
        .contains("Fast", "Eco Pure in force", "Surplus", "it rests while the sun is too weak");
    assertThat(page.text(".source")).contains("Photovoltaic 80 %", "Grid 20 %");
    assertThat(exists(GARAGE + " .main")).as("nothing to apply yet").isFalse();
    click(GARAGE + " input[value=TIME_POWER]");
    fill("startTime", "22:30");
    gateway.answer("/charge-points/wb1/strategy", MockControl.waiting(20));
    click(GARAGE + " .main");
    page.await("!document.querySelector('" + GARAGE + " .main')");
    assertThat(gateway.orders())
        .containsExactly(
            "PUT /charge-points/wb1/strategy"
                + " {\"kind\":\"TIME_POWER\",\"startTime\":\"22:30\",\"durationMinutes\":240}");
  }

  @Test
  void aLockedStrategySaysWhyAndWhatToDo() throws Exception {
    charging();
    assertThat(page.text(".station:last-child [data-locked]"))
        .isEqualTo("A session is in progress: the strategy can be changed after a stop.");
    assertThat(
            page.evaluate("document.querySelector('.station:last-child fieldset').disabled")
                .asBoolean())
        .isTrue();
  }

  @Test
  void sessionsAreListedPageByPageWithTheirSunAndAsCsv() throws Exception {
    charging();
    page.await("document.querySelector('[data-station=wb1] summary')");
    assertThat(page.text("[data-station=wb1] summary")).isEqualTo("Sessions (3+)");
    click("[data-station=wb1] summary");
    // 16.9 of 18.23 kWh are 93 %; from 08:40 to 13:05 are 4:25
    assertThat(page.text("[data-station=wb1] .sessions tbody tr:nth-child(2)"))
        .contains("4:25 h", "18.2 kWh", "93 %", "Eco Mixed", "car full", "04A2B3C4");
    assertThat(page.text("[data-station=wb1] .sessions tbody tr:first-child"))
        .contains("goes on", "95 %");
    assertThat(page.text("[data-station=wb1] .sessions tbody tr:nth-child(3)"))
        .containsPattern("20.9 kWh ?– ?By the clock");
    assertThat(page.text("[data-station=wb1] .session-log [role=status]")).isEmpty();
    page.evaluate(
        "document.querySelector('[data-station=wb1] .session-log [data-do=older]').focus()");
    click("[data-station=wb1] .session-log [data-do=older]");
    page.await("document.querySelectorAll('[data-station=wb1] .sessions tbody tr').length === 5");
    assertThat(page.text("[data-station=wb1] .session-log [role=status]"))
        .isEqualTo("Older ones added: 2. Shown: 5.");
    assertThat(page.evaluate("document.activeElement.dataset.do").asText())
        .as("the keyboard stays where more can be had")
        .isEqualTo("older");
    click("[data-station=wb1] .session-log [data-do=older]");
    page.await("document.querySelector('[data-station=wb1] summary').textContent.includes('(6)')");
    page.await("document.activeElement.getAttribute('role') === 'status'");
    assertThat(page.text("[data-station=wb1] .session-log .actions"))
        .as("nothing older is left")
        .isEqualTo("Older ones added: 1. Shown: 6. Download CSV");
    assertThat(page.text("[data-station=wb1] .sessions tbody tr:last-child"))
        .contains("9.90 kWh", "Fast");
    assertThat(
            page.evaluate(
                    "document.querySelector('[data-station=wb1] .session-log a').getAttribute('href')")
                .asText())
        .isEqualTo("/api/v1/charge-points/wb1/sessions?limit=1000&format=csv");
  }

  private void charging() throws Exception {
    MockControl.on(gateway);
    MockHousehold.in(gateway);
    live(gateway.address() + "#/charging");
    page.await("document.querySelectorAll('.station').length === 2");
  }

  private boolean exists(String selector) throws Exception {
    return page.evaluate("Boolean(document.querySelector('" + selector + "'))").asBoolean();
  }
}
