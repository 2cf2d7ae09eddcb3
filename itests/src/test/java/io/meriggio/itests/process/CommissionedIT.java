// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meriggio.simulator.PlantSettings;
import io.meriggio.simulator.SimulatedPlant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An empty gateway and plants on real Modbus TCP: an installer leads one to the other with the
 * assistant, and again when the plant is rebuilt, and the page shows the sun.
 */
class CommissionedIT {
  private static final Pattern CODE = Pattern.compile("Claim code: (\\S+)");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String WITHOUT_BATTERY = "grid good,house good,pv good";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  /** Configurations 5, 1 and 6: a meter, a battery, the gateway's own terminals. */
  @Test
  void anEmptyGatewayShowsAPlantAfterItsCommissioningAndTheNextOneAfterTheNext() throws Exception {
    Assumptions.assumeTrue(
        Browser.isInstalled(),
        "LEFT OUT: commissioning in a browser, because chromium or chromedriver is not on the"
            + " PATH (Debian packages chromium, chromium-driver)");
    try (SimulatedPlant roof =
            plant(3, "meter", "meter profile=DTSU666-OEM", "roof", "string power=5000");
        SimulatedPlant store = plant(1, "hybrid", "hyd model=hp power=6000 pv=5500 charge=3000");
        SimulatedPlant foreign = plant(1, "roof", "foreign-pv power=5000", "io", "io-module");
        Gateway gateway =
            new Gateway.Plan(folder.resolve("data")).start().awaitReady(Duration.ofSeconds(60));
        Browser browser = Browser.start("en-GB", folder.resolve("downloads"))) {
      claim(gateway, browser);
      Assistant assistant = new Assistant(browser);
      assistant
          .describe("Casa Verdi", 3, 5)
          .with("inverter", roof.device("roof"))
          .with("meter", roof.device("meter"))
          .next("sensors")
          .confirm("meterChecked")
          .next("chargers")
          .next("summary")
          .apply("summary");
      runs(browser, 5, Map.of("inverter-1", "string pv_power", "meter-1", "dtsu666 grid_power"));
      shows(browser, "Casa Verdi", "Three-phase string inverter", WITHOUT_BATTERY);

      browser.press("[data-page=commissioning]");
      assistant
          .describe("Casa Bianchi", 1, 1)
          .without("inverter-1")
          .without("meter-1")
          .with("inverter", store.device("hybrid"))
          .next("sensors")
          .next("chargers")
          .next("summary")
          .apply("summary-again");
      runs(browser, 1, Map.of("inverter-1", "hyd pv_power grid_power battery_power"));
      shows(
          browser,
          "Casa Bianchi",
          "Single-phase hybrid inverter",
          "battery good," + WITHOUT_BATTERY);

      browser.press("[data-page=commissioning]");
      assistant
          .describe("Casa Neri", 1, 6)
          .without("inverter-1")
          .withTerminals(foreign.device("io"))
          .next("sensors")
          .confirm("exchangeChecked")
          .confirm("productionChecked")
          .next("chargers")
          .next("summary")
          .apply("summary-once-more");
      runs(browser, 6, Map.of("terminals", "onboard-io pv_power grid_power"));
      shows(browser, "Casa Neri", "two current sensors", WITHOUT_BATTERY);
    }
    picturesOfTheDocumentsAreTaken();
  }

  /** {@code ./meriggio pictures} copies what the assistant's walk has taken by the same name. */
  private static void picturesOfTheDocumentsAreTaken() throws IOException {
    String copied =
        Pattern.compile("for picture in (.*);")
            .matcher(Files.readString(Path.of("..", "meriggio")))
            .results()
            .findFirst()
            .orElseThrow()
            .group(1);
    assertThat(Stream.of(copied.split(" ")).filter(name -> name.startsWith("commissioning-")))
        .isNotEmpty()
        .allMatch(name -> Files.exists(Path.of("target", "pictures", name + ".png")));
  }

  /** Noon and a house that draws 500 W. */
  private static SimulatedPlant plant(int phases, String... devices) {
    Map<String, Object> settings = new HashMap<>();
    settings.putAll(
        Map.of("startHour", 12, "secondsPerSecond", 1, "houseLoad", 500, "phases", phases));
    for (int i = 0; i < devices.length; i += 2) {
      settings.put("device." + devices[i], devices[i + 1]);
    }
    return new SimulatedPlant(PlantSettings.from(settings), Clock.systemUTC());
  }

  private static void claim(Gateway gateway, Browser browser) throws Exception {
    String code = gateway.awaitPrinted(CODE);
    browser.open("http://127.0.0.1:" + gateway.port() + "/#/claim?code=" + code);
    browser.see("claim-page form");
    browser.fill("serialNumber", "CA020490200005");
    browser.fill("user", "anna");
    browser.fill("password", "noon over the roof");
    browser.press("claim-page button[type=submit]");
  }

  /**
   * Waits until the plant is of that configuration and has these devices and no others, each on a
   * line of its own, online, with good readings of the points named.
   */
  private static void runs(Browser browser, int configuration, Map<String, String> wanted)
      throws Exception {
    Map<String, String> expected = new TreeMap<>(wanted);
    expected.replaceAll((id, device) -> device.replaceFirst(" ", " ONLINE "));
    expected.put("plant", "configuration " + configuration);
    expected.put("lines", String.valueOf(wanted.size()));
    Map<String, String> found = Map.of();
    for (long end = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < end; ) {
      found = state(browser, wanted);
      if (found.equals(expected)) {
        break;
      }
      Pause.millis(100);
    }
    assertThat(found).isEqualTo(expected);
    assertThat(browser.fetch("/api/v1/commissioning")).contains("\"kept\":false");
  }

  private static Map<String, String> state(Browser browser, Map<String, String> wanted)
      throws Exception {
    Map<String, String> found = new TreeMap<>();
    found.put("plant", "configuration " + get(browser, "/plant").path("configuration").asText());
    found.put("lines", String.valueOf(get(browser, "/lines").path("lines").size()));
    for (JsonNode device : get(browser, "/devices").path("devices")) {
      String id = device.path("id").asText();
      List<String> words = new ArrayList<>();
      words.add(device.path("family").asText());
      words.add(device.path("state").asText());
      Set<String> good = new HashSet<>();
      for (JsonNode point : get(browser, "/devices/" + id + "/points").path("points")) {
        if (point.path("quality").asText().equals("GOOD")) {
          good.add(point.path("id").asText());
        }
      }
      Stream.of(wanted.getOrDefault(id, "").split(" ")).filter(good::contains).forEach(words::add);
      found.put(id, String.join(" ", words));
    }
    return found;
  }

  private static JsonNode get(Browser browser, String path) throws Exception {
    return JSON.readTree(browser.fetch("/api/v1" + path));
  }

  /** What a person sees at home: the plant's name and kind, and a good figure for each part. */
  private static void shows(Browser browser, String name, String kind, String parts) {
    browser.see("home-page .plant", name + ".*" + kind);
    browser.await(
        """
        '%s' === [...document.querySelectorAll('energy-flow [data-node]')].map((node) =>
            `${node.dataset.node} ${node.matches('.good') ? 'good' : 'not good'}`).sort().join()"""
            .formatted(parts));
  }
}
