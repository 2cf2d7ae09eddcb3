// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Takes pictures of the page for people to look at: {@code Gallery FOLDER [ADDRESS]}. Without an
 * address it shows the mock plant after some minutes of life.
 */
final class Gallery {
  private Gallery() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    Path program =
        Chromium.installed().orElseThrow(() -> new IllegalStateException(Chromium.missing()));
    try (MockGateway gateway = new MockGateway();
        Chromium chromium = Chromium.start(program)) {
      String address = arguments.length > 1 ? arguments[1] + "?real" : gateway.address();
      shoot(chromium, address, folder.resolve("home-light.png"), 1280, 860, "light", "en-GB");
      shoot(chromium, address, folder.resolve("home-dark.png"), 1280, 860, "dark", "en-GB");
      shoot(chromium, address, folder.resolve("home-phone-it.png"), 390, 1500, "light", "it-IT");
      shoot(chromium, address, folder.resolve("home-tablet-dark.png"), 800, 1280, "dark", "it-IT");
      String devices = address + "#/devices";
      shoot(chromium, devices, folder.resolve("devices-light.png"), 1280, 900, "light", "en-GB");
      shoot(chromium, devices, folder.resolve("devices-phone-dark.png"), 390, 900, "dark", "it-IT");
      Instant now = Instant.now();
      gateway.answer("/plant/now", MockPlant.withoutMeter(3215, now));
      gateway.answer("/health", MockPlant.health("DEGRADED"));
      shoot(chromium, address, folder.resolve("unknown-light.png"), 1280, 860, "light", "en-GB");
      shoot(chromium, address, folder.resolve("unknown-phone.png"), 360, 860, "dark", "it-IT");
      gateway.answer("/plant/now", MockPlant.withStorage(4300, -310, 1200, 64, 3680, now));
      shoot(chromium, address, folder.resolve("storage-light.png"), 1280, 860, "light", "it-IT");
      shoot(chromium, address, folder.resolve("storage-phone.png"), 360, 860, "dark", "en-GB");
      gateway.answer("/plant/now", MockPlant.now(0, -812, now).put("configuration", 9));
      shoot(chromium, address, folder.resolve("no-sun-light.png"), 1024, 600, "light", "it-IT");
    }
  }

  private static void shoot(
      Chromium chromium,
      String address,
      Path file,
      int width,
      int height,
      String scheme,
      String language)
      throws Exception {
    try (BrowserPage page = chromium.open()) {
      page.size(width, height)
          .media("prefers-color-scheme", scheme)
          .languages(language)
          .go(address);
      page.await("document.querySelector('.story, device-card')");
      if (address.contains("devices")) {
        page.evaluate("document.querySelector('[data-device=roof] summary')?.click()");
      } else {
        page.evaluate("!location.search.includes('real') && " + LIFE.strip());
      }
      page.evaluate("new Promise((soon) => setTimeout(soon, 900))");
      page.screenshot(file);
      System.out.println(file + " " + page.complaints());
    }
  }

  /** Some minutes that nobody has to wait for, put into the page's own memory. */
  private static final String LIFE =
      """
      (() => {
        const home = document.querySelector('home-page');
        const samples = [];
        for (let s = 570; s >= 0; s -= 1) {
          const x = 570 - s;
          const pv = 3200 + 700 * Math.sin(x / 130) + 120 * Math.sin(x / 7) - (x > 300 && x < 340 ? 1500 : 0);
          const load = 900 + 160 * Math.sin(x / 21) + (x % 210 < 45 ? 1900 : 0);
          samples.push({ at: home.time - s * 1000, pv, load, grid: pv - load });
        }
        const chart = home.querySelector('power-chart');
        Object.defineProperty(chart, 'samples', { get: () => samples, set() {} });
        chart.requestUpdate();
      })()
      """;
}
