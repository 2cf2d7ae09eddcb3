// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Outputs, logics, storages and limits as a person steers them. */
class OutputsPageTest extends InBrowser {
  private static final ObjectMapper JSON = new ObjectMapper();

  @BeforeEach
  void have() throws Exception {
    MockControl.on(gateway);
    MockControl.onBoard(gateway);
    gateway.answer("/plant/now", MockPlant.withStorage(4300, -310, 1200, 64, 3680, Instant.now()));
  }

  @Test
  void aLogicIsMadeWithHandlesOnTheCurveOfItsVariable() throws Exception {
    outputs();
    click("[data-logics] > header .main");
    page.await("document.querySelector('[data-handle=maximum]')");
    assertThat(attribute("[data-handle=maximum]", "aria-valuetext"))
        .isEqualTo("closes from 2.00\u00a0kW");
    key("[data-handle=maximum]", "PageUp");
    key("[data-handle=minimum]", "ArrowDown");
    page.await("document.querySelector('[name=maximum]').value === '2500'");
    assertThat(page.evaluate("document.querySelector('[name=minimum]').value").asText())
        .isEqualTo("950");
    dragUp("[data-handle=minimum]", 20);
    page.await("Number(document.querySelector('[name=minimum]').value) > 950");
    set("minimum", "3000");
    page.await("document.querySelector('.fault')");
    assertThat(page.text(".fault")).isEqualTo("The minimum must be below the maximum.");
    assertThat(
            page.evaluate("document.querySelector('logic-form [type=submit]').disabled")
                .asBoolean())
        .isTrue();
    set("minimum", "1200");
    set("from", "08:30");
    set("to", "17:00");
    page.await("!document.querySelector('logic-form [type=submit]').disabled");
    gateway.answer("/logics", MockControl.logic(true));
    click("logic-form [type=submit]");
    page.await("!document.querySelector('logic-form')");
    JsonNode body = JSON.readTree(gateway.orders().get(0).replace("POST /logics ", ""));
    assertThat(body.get("maximum").asInt()).isEqualTo(2500);
    assertThat(body.get("minimum").asInt()).isEqualTo(1200);
    assertThat(body.get("from").asText() + body.get("to").asText()).isEqualTo("08:3017:00");
    assertThat(body.get("variable").asText()).isEqualTo("PV_POWER");
    assertThat(body.has("id")).as("the gateway gives a name").isFalse();
    assertThat(page.complaints()).isEmpty();
  }

  @Test
  void aLogicIsEditedAndRemovedAndStorageAndLimitAreSet() throws Exception {
    gateway.answer(
        "/export-limit",
        new com.fasterxml.jackson.databind.ObjectMapper()
            .readTree("{\"power\":null,\"feedIn\":-5530,\"ceilings\":{}}"));
    outputs();
    page.await("document.querySelector('[data-logic=hp] .window-picture')");
    click("[data-logic=hp] .actions .button:nth-child(2)");
    page.await("document.querySelector('logic-form [name=from]').value === '08:00'");
    gateway.answer("/logics/hp", MockControl.logic(true));
    click("logic-form [type=submit]");
    page.await("!document.querySelector('logic-form')");
    click("[data-logic=hp] .actions .button:nth-child(3)");
    page.await("document.querySelector('[data-logic=hp] .actions p')");
    click("[data-logic=hp] .actions .main");
    page.await("document.querySelectorAll('[data-window]').length === 1");
    click("[data-window] .button:nth-child(2)");
    page.await("document.querySelector('[data-export-limit] [name=power]')");
    assertThat(page.text("[data-export-limit] dd"))
        .as("what is drawn is not fed in")
        .isEqualTo("0.00 kW");
    assertThat(page.evaluate("document.querySelector('[name=power]').value").asText())
        .as("nobody means no feed-in at all by one press")
        .isEmpty();
    set("power", "1500");
    click("[data-export-limit] [type=submit]");
    page.await("document.querySelector('[data-ct-check=LOAD]')");
    assertThat(page.text("[data-ct-check]")).contains("Switch on a load of at least 1 kW");
    long end = System.nanoTime() + 20_000_000_000L;
    while (gateway.orders().size() < 4 && System.nanoTime() < end) {
      page.await("true");
    }
    assertThat(gateway.orders().get(0)).startsWith("PUT /logics/hp {\"kind\":\"THRESHOLD\"");
    assertThat(gateway.orders().subList(1, 4))
        .containsExactlyInAnyOrder(
            "DELETE /logics/hp",
            "PUT /storage-schedule {\"schedule\":[]}",
            "PUT /export-limit {\"power\":1500}");
  }

  @Test
  void whoMayNotActSeesStatesAndReasonsAndNoButton() throws Exception {
    gateway.signIn(MockAccess.user());
    outputs();
    page.await("document.querySelector('[data-export-limit]')");
    assertThat(page.text("[data-output='3']"))
        .contains("Closed", "PV power 2145 W reached 2000 W.", "left", "2.5 h");
    assertThat(
            page.evaluate("document.querySelectorAll('main :is(button, input, form)').length")
                .asInt())
        .isZero();
    click("switching-log summary");
    page.await("document.querySelectorAll('switching-log tbody tr').length === 2");
    assertThat(page.text("switching-log tbody tr"))
        .as("the newest first")
        .contains("12:00:00", "Open", "A person opened it. (anna)");
  }

  @Test
  void isForEverybody() throws Exception {
    page.size(360, 800).media("prefers-color-scheme", "dark").languages("it-IT");
    outputs();
    page.await("document.querySelector('[data-export-limit]')");
    click("[data-logics] > header .main");
    page.await("document.querySelector('[data-handle=maximum]')");
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
    click("[data-storage-settings] .button");
    click("[data-storage-schedule] > .actions .button");
    page.await("document.querySelector('.days')");
    Axe.check(page);
    Axe.checkWidth(page);
  }

  private void outputs() throws Exception {
    live(gateway.address() + "#/outputs");
    page.await("document.querySelector('[data-logic=hp]')");
  }

  private void set(String field, String value) throws Exception {
    page.evaluate(
        "(() => { const i = document.querySelector('[name=%s]'); i.value = '%s'; i.dispatchEvent(new Event('input', {bubbles: true})); })()"
            .formatted(field, value));
  }

  private void key(String selector, String key) throws Exception {
    page.evaluate(
        "document.querySelector('%s').dispatchEvent(new KeyboardEvent('keydown', {key: '%s', bubbles: true}))"
            .formatted(selector, key));
    page.evaluate("document.querySelector('logic-form').updateComplete.then(() => true)");
  }

  private String attribute(String selector, String name) throws Exception {
    return page.evaluate("document.querySelector('" + selector + "').getAttribute('" + name + "')")
        .asText();
  }

  /** With the mouse: down on the handle, up by pixels, released. */
  private void dragUp(String selector, int pixels) throws Exception {
    JsonNode at =
        page.evaluate(
            "(() => { const e = document.querySelector('"
                + selector
                + " .knob'); e.scrollIntoView({block: 'center'}); const b = e.getBoundingClientRect(); return {x: b.x + b.width / 2, y: b.y + b.height / 2}; })()");
    double x = at.get("x").asDouble();
    double y = at.get("y").asDouble();
    mouse("mousePressed", x, y);
    mouse("mouseMoved", x, y - pixels / 2.0);
    mouse("mouseMoved", x, y - pixels);
    mouse("mouseReleased", x, y - pixels);
  }

  private void mouse(String type, double x, double y) throws Exception {
    page.send(
        "Input.dispatchMouseEvent",
        java.util.Map.of(
            "type", type, "x", x, "y", y, "button", "left", "buttons", 1, "clickCount", 1));
  }
}
