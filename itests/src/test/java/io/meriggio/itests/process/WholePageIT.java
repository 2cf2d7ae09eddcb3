// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page of a living gateway as its people use it, one after the other as in the life of a site:
 * it is claimed, looked at, steered, shared, and lost. Pictures are kept in {@code
 * target/pictures}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholePageIT {
  private static final Pattern LINK = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+/#/claim\\S+)");
  private static final Path PICTURES = Path.of("target", "pictures");
  private static final String OWNER = "anna";
  private static final String PASSWORD = "noon over the roof";
  private static final List<String> PAGES =
      List.of(
          "", "charging", "outputs", "history", "devices", "alarms", "settings", "commissioning");

  @TempDir private static Path folder;
  private Gateway gateway;
  private Browser browser;

  @BeforeAll
  void start() throws Exception {
    Assumptions.assumeTrue(
        Browser.isInstalled(),
        "LEFT OUT: the page of the whole gateway in a browser, because chromium or chromedriver"
            + " is not on the PATH (Debian packages chromium, chromium-driver)");
    gateway =
        new Gateway.Plan(folder.resolve("data")).demo().start().awaitReady(Duration.ofSeconds(120));
    browser = Browser.start("en-GB", folder.resolve("downloads"));
  }

  @AfterAll
  void stop() throws Exception {
    if (browser != null) {
      browser.close();
    }
    if (gateway != null) {
      gateway.close();
    }
  }

  @Test
  @Order(1)
  void whoHoldsTheLinkOfTheConsoleBecomesTheOwner() throws Exception {
    String link = gateway.awaitPrinted(LINK);
    browser.open("http://127.0.0.1:" + gateway.port() + "/");
    browser.see("claim-page");
    assertThat(browser.shows("page-nav a")).as("pages for a stranger").isFalse();

    browser.open(link);
    browser.see("claim-page form");
    browser.complaints();
    accessible("claim");
    browser.fill("user", OWNER);
    browser.fill("password", "short");
    browser.press("claim-page button[type=submit]");
    browser.see("claim-page");
    browser.fill("password", PASSWORD);
    browser.press("claim-page button[type=submit]");
    browser.see("page-nav");
    go("");

    browser.see("energy-flow");
    browser.await("document.querySelector('[data-connection]').dataset.connection === 'LIVE'");
  }

  @Test
  @Order(2)
  void everyPageIsForEverybodyOnDesktopPhoneAndInTheDark() throws Exception {
    for (String page : PAGES) {
      go(page);
      browser.see((page.isEmpty() ? "home" : page) + "-page h1");
      accessible(page.isEmpty() ? "home" : page);
      browser.size(360, 740).scheme("dark");
      Object wide = browser.run("return document.documentElement.scrollWidth");
      assertThat(((Number) wide).intValue()).as("width of %s on a phone", page).isLessThan(361);
      accessible((page.isEmpty() ? "home" : page) + "-phone-dark");
      browser.size(1280, 900).scheme("light");
    }
  }

  @Test
  @Order(3)
  void aStrategyIsLockedWhileASessionRunsAndChangedAfterwards() throws Exception {
    go("charging");
    String station = "section.station:first-of-type ";
    browser.see(station + "[data-locked]");
    assertThat(browser.shows(station + "fieldset:disabled")).isTrue();
    browser.picture(PICTURES.resolve("charging.png"));

    browser.press(station + "charge-point-card .actions button");
    browser.await("!document.querySelector('" + station + "[data-locked]')");
    browser.press(station + "input[value=ECO_MIXED]");
    browser.press(station + "button[type=submit]");

    browser.see(station + ".in-force");
    browser.await(
        "document.querySelector('"
            + station
            + "input[value=ECO_MIXED]').closest('label')"
            + ".querySelector('.in-force')");
    assertThat(fetched("/charge-points")).contains("ECO_MIXED");
  }

  @Test
  @Order(4)
  void aLogicIsMadeAndShownWithItsReason() throws Exception {
    go("outputs");
    browser.press("[data-logics] header .actions button.main");
    browser.fill("id", "boiler");
    browser.choose("variable", "PV_POWER");
    browser.fill("maximum", "2500");
    browser.fill("minimum", "2600");
    browser.see("logic-form .fault");
    browser.fill("minimum", "1200");
    browser.picture(PICTURES.resolve("logic.png"));
    browser.press("logic-form button[type=submit]");

    browser.see("[data-logic=boiler]");
    assertThat(fetched("/logics/boiler")).contains("\"maximum\":2500").contains("\"minimum\":1200");
  }

  @Test
  @Order(5)
  void theHistoryIsDrawnAndExportedAsItIsShown() throws Exception {
    go("history");
    browser.see("history-page canvas, history-page svg");
    String csv = browser.fetch(browser.see("[data-chart=power] a.csv").getDomProperty("href"));
    assertThat(csv.lines().findFirst())
        .hasValueSatisfying(head -> assertThat(head).startsWith("at,"));
    browser.picture(PICTURES.resolve("history.png"));
  }

  @Test
  @Order(6)
  void thePageSpeaksItalianAndGerman() throws Exception {
    go("");
    for (Map.Entry<String, String> one :
        Map.of("it", "Dispositivi", "de", "Geräte", "en", "Devices").entrySet()) {
      browser.press("page-header select option[value=" + one.getKey() + "]");
      browser.see("page-nav a[data-page=devices]", one.getValue());
      browser.await("document.documentElement.lang === '" + one.getKey() + "'");
    }
    browser.press("page-header select option[value=en]");
  }

  @Test
  @Order(7)
  void aUserSeesEverythingAndCanActOnNothing() throws Exception {
    go("settings/people");
    browser.press("settings-people form button[type=submit]");
    String code = browser.see("settings-people .secret code").getText();

    try (Browser other = Browser.start("en-GB", folder.resolve("others"))) {
      other.open("http://127.0.0.1:" + gateway.port() + "/#/invitation?code=" + code);
      other.see("invitation-page form");
      other.fill("user", "carla");
      other.fill("password", "a quiet evening");
      other.press("invitation-page button[type=submit]");
      other.see("page-nav");
      for (String page : List.of("", "charging", "outputs", "devices")) {
        other.open("http://127.0.0.1:" + gateway.port() + "/#/" + page);
        other.see("main h1");
        other.await("document.querySelector('[data-connection]').dataset.connection === 'LIVE'");
        assertThat(
                other.run(
                    "return [...document.querySelectorAll('main .actions button')]"
                        + ".filter((b) => b.checkVisibility()).map((b) => b.textContent.trim())"))
            .as("buttons of a User on %s", page)
            .isEqualTo(List.of());
      }
      assertThat(other.shows("page-nav a[data-page=commissioning]")).isFalse();
      assertThat(other.fetch("/api/v1/users")).contains("NOT_ALLOWED");
    }
  }

  @Test
  @Order(8)
  void aLostGatewayIsToldAndNothingLooksAlive() throws Exception {
    go("");
    browser.await("document.querySelector('[data-connection]').dataset.connection === 'LIVE'");
    gateway.kill();
    browser.see("connection-notice .notice");
    browser.picture(PICTURES.resolve("lost.png"));
  }

  private void go(String page) {
    browser.open("http://127.0.0.1:" + gateway.port() + "/#/" + page);
    browser.await("document.querySelector('main h1')");
  }

  /** Nothing in the console, nothing that axe-core finds; a picture is kept. */
  private void accessible(String name) throws Exception {
    assertThat(browser.complaints()).as("console of %s", name).isEmpty();
    browser.picture(PICTURES.resolve(name + ".png"));
    assertThat(browser.accessibility()).as("axe on %s", name).isEmpty();
    // what axe itself does to a canvas is complained about
    browser.complaints();
  }

  private String fetched(String path) {
    return fetchedFrom("/api/v1" + path);
  }

  private String fetchedFrom(String address) {
    return browser.fetch(address);
  }
}
