// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.simulator.PlantSettings;
import io.meriggio.simulator.SimulatedPlant;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An empty gateway and a plant of configuration 5 on real Modbus TCP: an installer leads one to the
 * other with the assistant, and the page shows the sun.
 */
class CommissionedIT {
  private static final Pattern CODE = Pattern.compile("Claim code: (\\S+)");

  @TempDir private Path folder;

  @Test
  void anEmptyGatewayShowsAPlantAfterItsCommissioning() throws Exception {
    Assumptions.assumeTrue(
        Browser.isInstalled(),
        "LEFT OUT: commissioning in a browser, because chromium or chromedriver is not on the"
            + " PATH (Debian packages chromium, chromium-driver)");
    Map<String, Object> settings =
        Map.of(
            "startHour", 12,
            "secondsPerSecond", 1,
            "houseLoad", 500,
            "device.meter", "meter",
            "device.roof", "string power=5000");
    try (SimulatedPlant plant =
            new SimulatedPlant(PlantSettings.from(settings), Clock.systemUTC());
        Gateway gateway =
            new Gateway.Plan(folder.resolve("data")).start().awaitReady(Duration.ofSeconds(60));
        Browser browser = Browser.start("en-GB", folder.resolve("downloads"))) {
      claim(gateway, browser);
      describe(browser);
      device(browser, "inverter", plant.device("roof").port(), plant.device("roof").unit());
      device(browser, "meter", plant.device("meter").port(), plant.device("meter").unit());
      next(browser, "sensors");
      browser.press("label:has([name=meterChecked])");
      next(browser, "chargers");
      next(browser, "summary");
      browser.picture(Path.of("target", "pictures", "commissioning-summary.png"));
      browser.press(".apply");
      browser.see("[data-applied]");
      browser.press(".go-home");

      browser.see("home-page");
      browser.await(
          "document.querySelector('energy-flow').textContent.match(/Photovoltaic/)"
              + " && !document.querySelector('energy-flow').textContent.match(/–/)");
      assertThat(browser.fetch("/api/v1/plant/now")).contains("\"configuration\":5");
      assertThat(browser.fetch("/api/v1/commissioning")).contains("\"kept\":false");
    }
  }

  private static void claim(Gateway gateway, Browser browser) throws Exception {
    String code = gateway.awaitPrinted(CODE);
    browser.open("http://127.0.0.1:" + gateway.port() + "/#/claim?code=" + code);
    browser.see("claim-page form");
    browser.fill("serialNumber", "CA020490200005");
    browser.fill("user", "anna");
    browser.fill("password", "noon over the roof");
    browser.press("claim-page button[type=submit]");
    browser.see("commissioning-page [data-step=safety]");
  }

  /** From the safety notice to the list of devices. */
  private static void describe(Browser browser) {
    browser.press("label:has([name=safetyConfirmed])");
    next(browser, "system");
    browser.press("[name=phases][value='3']");
    next(browser, "contract");
    browser.fill("contractedPower", "10");
    next(browser, "place");
    browser.fill("name", "Casa Verdi");
    next(browser, "configuration");
    browser.picture(Path.of("target", "pictures", "commissioning-configuration.png"));
    browser.press("[name=configuration][value='5']");
    next(browser, "devices");
  }

  private static void device(Browser browser, String word, int port, int unit) {
    browser.press("[data-add=" + word + "]");
    String form = "[data-new=" + word + "] ";
    browser.see(form);
    browser.pick(form + "[name=line]", "+");
    browser.pick(form + "[name=way]", "modbusTcp");
    browser.type(form + "[name=host]", "127.0.0.1");
    browser.type(form + "[name=port]", String.valueOf(port));
    browser.type(form + "[name=unit]", String.valueOf(unit));
    browser.press(form + "[data-take]");
    browser.see("[data-device=" + word + "-1]");
  }

  private static void next(Browser browser, String step) {
    browser.press(".step-buttons .next");
    browser.see("[data-step=" + step + "]");
  }
}
