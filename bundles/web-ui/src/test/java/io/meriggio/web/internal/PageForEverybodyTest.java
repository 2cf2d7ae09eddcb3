// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Languages, themes, narrow screens, accessibility. */
class PageForEverybodyTest extends InBrowser {
  @Test
  void speaksItalianToAnItalianBrowserWithItsWayOfWritingNumbers() throws Exception {
    page.languages("it-IT,it,en");
    live(gateway.address());
    page.await("document.querySelector('[data-node=pv]')");
    assertThat(page.text("[data-node=pv]")).contains("Fotovoltaico", "3,22");
    assertThat(page.text(".story")).isEqualTo("Il sole copre la casa e 2,15 kW vanno in rete.");
    assertThat(page.evaluate("document.documentElement.lang").asText()).isEqualTo("it");
  }

  @Test
  void changesTheLanguageOnRequestAndRemembersIt() throws Exception {
    live(gateway.address());
    page.await("document.querySelector('[data-node=pv]')");
    page.evaluate(
        "(() => { const s = document.querySelector('select'); s.value = 'it'; s.dispatchEvent(new Event('change', {bubbles: true})); })()");
    page.await("document.querySelector('[data-node=grid] .name').textContent === 'Rete'");
    page.await("document.querySelector('nav').textContent.includes('Dispositivi')");
    live(gateway.address() + "?again");
    page.await("document.querySelector('[data-node=grid] .name').textContent === 'Rete'");
    assertThat(page.evaluate("document.querySelector('select').value").asText()).isEqualTo("it");
    page.evaluate("localStorage.clear()");
  }

  @Test
  void speaksEnglishToABrowserOfALanguageThatItDoesNotKnow() throws Exception {
    page.languages("fi-FI,fi");
    live(gateway.address());
    page.await("document.querySelector('[data-node=grid] .name').textContent === 'Grid'");
  }

  @Test
  void followsTheSystemsThemeUntilThePersonChoosesOne() throws Exception {
    page.media("prefers-color-scheme", "dark");
    live(gateway.address());
    assertThat(paper()).isEqualTo("rgb(15, 18, 22)");
    page.evaluate("document.querySelector('.tools button').click()");
    assertThat(paper()).isEqualTo("rgb(245, 243, 238)");
    live(gateway.address() + "?again");
    assertThat(paper()).as("remembered").isEqualTo("rgb(245, 243, 238)");
    page.evaluate("document.querySelector('.tools button').click()");
    page.media("prefers-color-scheme", "light");
    assertThat(paper()).isEqualTo("rgb(15, 18, 22)");
    page.evaluate("localStorage.clear()");
  }

  @ParameterizedTest
  @CsvSource({
    "320,en", "360,it", "768,it", "1920,de",
  })
  void neverScrollsSideways(int width, String language) throws Exception {
    page.size(width, 800).languages(language);
    gateway.answer("/plant/now", MockPlant.withStorage(4300, -310, 1200, 64, 3680, Instant.now()));
    MockControl.on(gateway);
    live(gateway.address());
    page.await("document.querySelector('[data-node=car]')");
    openAllForms();
    Axe.checkWidth(page);
    gateway.publish("plant", MockPlant.withoutMeter(104_300, Instant.now()));
    page.await("document.querySelector('[data-note]')");
    Axe.checkWidth(page);
    page.evaluate("location.hash = '#/devices'");
    openAllDetails();
    Axe.checkWidth(page);
  }

  @ParameterizedTest
  @CsvSource({"360", "1280"})
  void circlesOfThePictureDoNotTouch(int width) throws Exception {
    page.size(width, 800);
    gateway.answer("/plant/now", MockPlant.withStorage(4300, -310, 1200, 64, 3680, Instant.now()));
    live(gateway.address());
    page.await("document.querySelector('[data-node=car]')");
    double nearest =
        page.evaluate(
                """
                (() => {
                  const discs = [...document.querySelectorAll('.disc')].map((disc) =>
                    ['cx', 'cy', 'r'].map((name) => Number(disc.getAttribute(name))));
                  const gaps = discs.flatMap(([x, y, r], i) => discs.slice(i + 1)
                    .map(([x2, y2, r2]) => Math.hypot(x - x2, y - y2) - r - r2));
                  return Math.min(...gaps);
                })()
                """)
            .asDouble();
    assertThat(nearest).isGreaterThan(6);
  }

  @ParameterizedTest
  @CsvSource({
    "#/,light,1280",
    "#/,dark,1280",
    "#/,light,360",
    "#/devices,light,1280",
    "#/devices,dark,360",
  })
  void passesTheAccessibilityRulesOfWcagAa(String hash, String scheme, int width) throws Exception {
    page.media("prefers-color-scheme", scheme).size(width, 900);
    gateway.answer("/plant/now", MockPlant.withoutMeter(3215, Instant.now()));
    gateway.answer("/health", MockPlant.health("DEGRADED"));
    gateway.refuse("/charge-points/wb2/stop", 409, "The charge point does not answer.");
    MockControl.on(gateway);
    live(gateway.address() + hash);
    page.await("document.querySelector('[data-note], .headlines')");
    if (hash.contains("devices")) {
      openAllDetails();
    } else {
      openAllForms();
    }
    Axe.check(page);
  }

  /** Each page of the table, and each section of the settings, on a dark phone in German. */
  @Test
  void everyPagePassesTheSameRulesAndFitsAPhone() throws Exception {
    page.media("prefers-color-scheme", "dark").size(360, 800).languages("de-DE");
    MockControl.on(gateway);
    MockHousehold.in(gateway);
    gateway.has(new MockCommissioning());
    live(gateway.address());
    List<String> hashes = new ArrayList<>(named("pages.js"));
    named("settings-page.js").forEach(section -> hashes.add("settings/" + section));
    assertThat(hashes).contains("home", "charging", "alarms", "settings/people");
    hashes.remove("login"); // leads on who is signed in
    for (String hash : hashes) {
      page.evaluate("location.hash = '#/" + hash + "'");
      String name = hash.replaceFirst("/.*", "");
      page.await("document.querySelector('main > " + name + "-page h1')");
      if (hash.contains("/")) {
        page.await("document.querySelector('.section > " + hash.replace('/', '-') + " .card')");
      }
      page.evaluate("new Promise((soon) => requestAnimationFrame(() => setTimeout(soon, 150)))");
      Axe.check(page);
      Axe.checkWidth(page);
      Axe.checkTargets(page);
      Axe.checkSeen(page);
    }
    // the rules' own reading of colours is not to the browser's liking
    assertThat(page.complaints()).allMatch(complaint -> complaint.startsWith("Canvas2D"));
  }

  private static List<String> named(String table) throws IOException {
    String text = new String(PageFiles.built().get(table), StandardCharsets.UTF_8);
    return Pattern.compile("\\{ name: '(\\w+)'")
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  @Test
  void everythingThatCanBeUsedIsReachedByTheTabKey() throws Exception {
    live(gateway.address());
    page.await("document.querySelector('.chart')");
    StringBuilder reached = new StringBuilder();
    for (int presses = 0; presses < 16; presses++) {
      page.send(
          "Input.dispatchKeyEvent",
          java.util.Map.of(
              "type", "rawKeyDown", "key", "Tab", "code", "Tab", "windowsVirtualKeyCode", 9));
      page.send(
          "Input.dispatchKeyEvent",
          java.util.Map.of(
              "type", "keyUp", "key", "Tab", "code", "Tab", "windowsVirtualKeyCode", 9));
      reached.append(
          page.evaluate(
                  "`${document.activeElement.localName}.${document.activeElement.className.baseVal ?? document.activeElement.className} `")
              .asText());
    }
    assertThat(reached.toString())
        .matches("a.skip a.brand (a\\. ){4,10}select\\. button\\. a.account svg.chart .*");
  }

  /** A button that rests while the gateway is asked, and one that goes with its form. */
  @Test
  void theKeyboardStaysWhereItWas() throws Exception {
    MockControl.on(gateway);
    gateway.refuse("/outputs/1/override", 409, "The output is under test.");
    live(gateway.address() + "#/outputs");
    String on = "document.querySelector('[data-output=\"1\"] .choice .button:nth-child(2)')";
    page.await(on);
    page.evaluate(on + ".focus()");
    press("Enter", 13, "\r");
    page.await("document.querySelector('[data-output=\"1\"] .refusal')");
    page.await("document.activeElement === " + on);
    page.evaluate("document.querySelector('[data-logics] > header .main').focus()");
    press("Enter", 13, "\r");
    page.await("document.activeElement.closest('logic-form')");
    page.evaluate("document.querySelector('logic-form .actions .button:last-child').focus()");
    press("Enter", 13, "\r");
    page.await("!document.querySelector('logic-form')");
    page.await("document.activeElement.matches('[data-logics], [data-logics] *')");
  }

  private void press(String key, int code, String text) throws Exception {
    for (String type : List.of("keyDown", "keyUp")) {
      page.send(
          "Input.dispatchKeyEvent",
          java.util.Map.of(
              "type", type, "key", key, "code", key, "windowsVirtualKeyCode", code, "text", text));
    }
  }

  /** The forms of strategy and storage, and a refusal. */
  private void openAllForms() throws Exception {
    page.await(
        "document.querySelector('[data-storage]') && document.querySelector('[data-outputs]')");
    page.evaluate(
        "document.querySelectorAll('[data-charge-point] .actions .button:last-child, [data-storage] .actions .button:first-child')"
            + ".forEach((button) => button.click())");
    page.await("document.querySelectorAll('.fields').length === 2");
    page.await("document.querySelector('.refusal')");
  }

  private void openAllDetails() throws Exception {
    page.await("document.querySelectorAll('.headlines').length === 2");
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
    page.await("document.querySelector('[data-device=roof] details details')");
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
    page.await("[...document.querySelectorAll('details')].every((one) => one.open)");
  }

  private String paper() throws Exception {
    return page.evaluate("getComputedStyle(document.body).backgroundColor").asText();
  }
}
