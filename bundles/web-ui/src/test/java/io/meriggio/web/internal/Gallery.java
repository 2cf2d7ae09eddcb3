// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes pictures of the page for people to look at: {@code Gallery FOLDER [ADDRESS|-] [NAMES]}.
 * Without an address it shows the mock plant after some minutes of life; {@code NAMES} is a regular
 * expression that chooses among the pictures.
 */
final class Gallery {
  /** What a picture shows: for the mock plant its answers are set before it is taken. */
  private enum Plant {
    SUNNY,
    WITHOUT_METER,
    STORAGE,
    NO_SUN,
    SIGNED_OUT,
    UNCLAIMED
  }

  private record Picture(
      String name,
      String hash,
      int width,
      int height,
      String scheme,
      String language,
      Plant plant) {

    static Picture of(String name, String hash, int width, int height, String look) {
      return of(name, hash, width, height, look, Plant.SUNNY);
    }

    /**
     * @param look scheme and language, such as {@code "dark it-IT"}
     */
    static Picture of(String name, String hash, int width, int height, String look, Plant plant) {
      String[] words = look.split(" ");
      return new Picture(name, hash, width, height, words[0], words[1], plant);
    }
  }

  private static final List<Picture> PICTURES =
      List.of(
          Picture.of("home-light", "#/", 1280, 860, "light en-GB"),
          Picture.of("home-dark", "#/", 1280, 860, "dark en-GB"),
          Picture.of("home-phone-it", "#/", 390, 844, "light it-IT"),
          Picture.of("home-tablet-dark", "#/", 800, 1280, "dark it-IT"),
          Picture.of("devices-light", "#/devices", 1280, 900, "light en-GB"),
          Picture.of("devices-phone-dark", "#/devices", 390, 844, "dark it-IT"),
          Picture.of("unknown-light", "#/", 1280, 860, "light en-GB", Plant.WITHOUT_METER),
          Picture.of("unknown-phone", "#/", 360, 800, "dark it-IT", Plant.WITHOUT_METER),
          Picture.of("storage-light", "#/", 1280, 860, "light it-IT", Plant.STORAGE),
          Picture.of("storage-phone", "#/", 360, 800, "dark de-DE", Plant.STORAGE),
          Picture.of("no-sun-light", "#/", 1024, 600, "light it-IT", Plant.NO_SUN),
          Picture.of("outputs-light", "#/outputs", 1280, 900, "light en-GB", Plant.STORAGE),
          Picture.of("outputs-phone", "#/outputs", 360, 800, "dark it-IT", Plant.STORAGE),
          Picture.of("history-day", "#/history", 1280, 900, "light en-GB", Plant.STORAGE),
          Picture.of(
              "history-month",
              "#/history?span=month&compare=before",
              1280,
              900,
              "dark it-IT",
              Plant.STORAGE),
          Picture.of(
              "history-phone", "#/history?span=week", 360, 800, "light de-DE", Plant.STORAGE),
          Picture.of("charging-light", "#/charging", 1280, 900, "light en-GB"),
          Picture.of("charging-phone-de", "#/charging", 360, 800, "dark de-DE"),
          Picture.of("alarms-light", "#/alarms", 1280, 800, "light en-GB"),
          Picture.of("alarms-phone-it", "#/alarms", 360, 760, "dark it-IT"),
          Picture.of("settings-phone-de", "#/settings", 360, 800, "light de-DE"),
          Picture.of("settings-account", "#/settings/account", 1280, 900, "light en-GB"),
          Picture.of("settings-plant", "#/settings/plant", 1280, 900, "light de-DE"),
          Picture.of("settings-people", "#/settings/people", 1280, 900, "light en-GB"),
          Picture.of("settings-people-phone", "#/settings/people", 360, 800, "dark it-IT"),
          Picture.of("settings-tokens", "#/settings/tokens", 1280, 900, "dark en-GB"),
          Picture.of("settings-notices", "#/settings/notices", 1280, 900, "light en-GB"),
          Picture.of("settings-packs", "#/settings/packs", 800, 1100, "light en-GB"),
          Picture.of("settings-backup", "#/settings/backup", 1280, 900, "light en-GB"),
          Picture.of("settings-audit", "#/settings/audit", 360, 800, "light en-GB"),
          Picture.of("login-light", "#/login", 1280, 800, "light en-GB", Plant.SIGNED_OUT),
          Picture.of("login-phone-de", "#/login", 360, 760, "dark de-DE", Plant.SIGNED_OUT),
          Picture.of(
              "claim-light",
              "#/claim?code=ABCD-2345&serial=CA020490200005",
              1280,
              980,
              "light en-GB",
              Plant.UNCLAIMED),
          Picture.of("claim-phone-it", "#/claim", 360, 900, "light it-IT", Plant.UNCLAIMED));

  private Gallery() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    boolean real = arguments.length > 1 && !arguments[1].equals("-");
    Pattern names = Pattern.compile(arguments.length > 2 ? arguments[2] : ".*");
    Path program =
        Chromium.installed().orElseThrow(() -> new IllegalStateException(Chromium.missing()));
    try (Chromium chromium = Chromium.start(program)) {
      for (Picture picture : PICTURES) {
        if (names.matcher(picture.name()).find()) {
          try (MockGateway gateway = gateway(picture.plant())) {
            String address = real ? arguments[1] + "?real" : gateway.address();
            shoot(chromium, address, picture, folder);
          }
        }
      }
    }
  }

  private static MockGateway gateway(Plant plant) throws Exception {
    MockGateway gateway = new MockGateway();
    Instant now = Instant.now();
    MockControl.on(gateway);
    MockHousehold.in(gateway);
    switch (plant) {
      case SUNNY -> {
        // as it comes
      }
      case WITHOUT_METER -> {
        gateway.answer("/plant/now", MockPlant.withoutMeter(3215, now));
        gateway.answer("/health", MockPlant.health("DEGRADED"));
      }
      case STORAGE ->
          gateway.answer("/plant/now", MockPlant.withStorage(4300, -310, 1200, 64, 3680, now));
      case NO_SUN ->
          gateway.answer("/plant/now", MockPlant.now(0, -812, now).put("configuration", 9));
      case SIGNED_OUT -> gateway.signOut(true);
      case UNCLAIMED -> gateway.signOut(false);
    }
    return gateway;
  }

  private static void shoot(Chromium chromium, String address, Picture picture, Path folder)
      throws Exception {
    try (BrowserPage page = chromium.open()) {
      page.size(picture.width(), picture.height())
          .media("prefers-color-scheme", picture.scheme())
          .languages(picture.language())
          .go(address + picture.hash());
      page.await("document.querySelector('main h1')");
      page.evaluate("!location.search.includes('real') && " + LIFE.strip());
      page.evaluate("new Promise((soon) => setTimeout(soon, 900))");
      Path file = folder.resolve(picture.name() + ".png");
      page.screenshot(file);
      System.out.println(file + " " + page.complaints());
    }
  }

  /** Some minutes that nobody has to wait for, put into the page's own memory. */
  private static final String LIFE =
      """
      (() => {
        document.querySelector('[data-device=roof] summary, charge-sessions summary')?.click();
        const home = document.querySelector('home-page');
        if (!home) return;
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
