// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Takes pictures of the commissioning assistant, with each of the nine drawings, and of the panel:
 * {@code CommissioningGallery FOLDER [NAMES]}, where NAMES is a regular expression.
 */
final class CommissioningGallery {

  private record Picture(
      String name, String step, int configuration, int width, int height, String look) {}

  private static final List<Picture> PICTURES = pictures();

  private CommissioningGallery() {}

  private static List<Picture> pictures() {
    List<Picture> pictures = new ArrayList<>();
    for (int number = 1; number <= 9; number++) {
      pictures.add(new Picture("drawing-" + number, "sensors", number, 1280, 1000, "light en-GB"));
    }
    pictures.add(new Picture("choice-1ph", "configuration", 6, 1440, 1000, "light en-GB"));
    pictures.add(new Picture("choice-3ph-dark", "configuration", 5, 1440, 1000, "dark it-IT"));
    pictures.add(new Picture("choice-phone", "configuration", 6, 360, 800, "light de-DE"));
    pictures.add(new Picture("sensors-dark", "sensors", 6, 1280, 1000, "dark it-IT"));
    pictures.add(new Picture("sensors-phone-de", "sensors", 5, 360, 800, "dark de-DE"));
    for (String step : List.of("safety", "system", "contract", "place", "devices", "summary")) {
      pictures.add(new Picture("step-" + step, step, 5, 1280, 900, "light en-GB"));
    }
    pictures.add(new Picture("step-chargers", "chargers", 7, 1280, 900, "light it-IT"));
    pictures.add(new Picture("step-devices-6", "devices", 6, 1280, 900, "dark en-GB"));
    pictures.add(new Picture("step-devices-phone", "devices", 5, 360, 800, "light it-IT"));
    pictures.add(new Picture("step-summary-phone", "summary", 6, 360, 800, "dark de-DE"));
    pictures.add(new Picture("panel-320", "", 0, 320, 240, "dark en-GB"));
    pictures.add(new Picture("panel-480", "", 0, 480, 320, "light it-IT"));
    pictures.add(new Picture("panel-800", "", 0, 800, 480, "dark de-DE"));
    pictures.add(new Picture("panel-wall", "", 0, 1280, 800, "light en-GB"));
    pictures.add(new Picture("panel-portrait", "", 0, 480, 800, "dark en-GB"));
    return pictures;
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    Pattern names = Pattern.compile(arguments.length > 1 ? arguments[1] : ".*");
    Path program =
        Chromium.installed().orElseThrow(() -> new IllegalStateException(Chromium.missing()));
    try (Chromium chromium = Chromium.start(program)) {
      for (Picture picture : PICTURES) {
        if (names.matcher(picture.name()).find()) {
          shoot(chromium, picture, folder);
        }
      }
    }
  }

  private static void shoot(Chromium chromium, Picture picture, Path folder) throws Exception {
    String[] look = picture.look().split(" ");
    try (MockGateway gateway = new MockGateway();
        BrowserPage page = chromium.open()) {
      String hash = "#/panel";
      if (picture.configuration() > 0) {
        MockCommissioning commissioning = new MockCommissioning();
        commissioning.keep(draft(picture.configuration()));
        gateway.has(commissioning);
        hash = "#/commissioning/" + picture.step();
      } else {
        Instant now = Instant.now();
        gateway.answer("/plant/now", MockPlant.withStorage(4300, -310, 1200, 64, 3680, now));
        MockControl.on(gateway);
      }
      page.size(picture.width(), picture.height())
          .media("prefers-color-scheme", look[0])
          .languages(look[1])
          .go(gateway.address() + hash);
      page.await("document.querySelector('.step, .panel-figure')");
      page.evaluate("new Promise((soon) => setTimeout(soon, 700))");
      Path file = folder.resolve(picture.name() + ".png");
      page.screenshot(file);
      System.out.println(file + " " + page.complaints());
    }
  }

  /** A draft of a configuration, with what its steps show. */
  static Map<String, Object> draft(int number) {
    List<Object> devices = new ArrayList<>();
    String family = number == 2 ? "sp3000" : number < 4 ? "hyd" : "string";
    if (number < 6) {
      devices.add(
          Map.of(
              "id",
              "inverter-1",
              "family",
              family,
              "line",
              "dev-ttyusb0",
              "unit",
              1,
              "serialNumber",
              "ZS1ES010M7A1B2"));
    }
    if (List.of(5, 7, 9).contains(number)) {
      devices.add(Map.of("id", "meter-1", "family", "dtsu666", "line", "dev-ttyusb0", "unit", 32));
    }
    if (List.of(4, 6, 8).contains(number)) {
      devices.add(Map.of("id", "terminals", "family", "onboard-io"));
    }
    if (number == 7) {
      devices.add(Map.of("id", "charge-point-1", "family", "wallbox", "line", "can0", "unit", 1));
      devices.add(Map.of("id", "terminals", "family", "onboard-io"));
    }
    return Map.of(
        "safetyConfirmed",
        true,
        "phases",
        List.of(3, 5, 7, 9).contains(number) ? 3 : 1,
        "contractedPower",
        6000,
        "name",
        "Casa Bianchi",
        "timeZone",
        "Europe/Rome",
        "configuration",
        number,
        "lines",
        List.of(
            Map.of("id", "dev-ttyusb0", "transport", "serial", "serialPort", "/dev/ttyUSB0"),
            Map.of("id", "can0", "transport", "can", "interface", "can0")),
        "devices",
        devices,
        "sensors",
        Map.of("production", number == 6 || number == 7));
  }
}
