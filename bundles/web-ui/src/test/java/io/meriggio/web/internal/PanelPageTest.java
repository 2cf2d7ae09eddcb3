// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The front display. */
class PanelPageTest extends InBrowser {

  @Test
  void aSmallPanelShowsWhatTheOriginalsDisplayDoes() throws Exception {
    page.size(320, 240).media("prefers-color-scheme", "dark");
    gateway.answer("/plant/now", MockPlant.withStorage(4300, -310, 1200, 64, 3680, Instant.now()));
    MockControl.on(gateway);
    page.go(gateway.address() + "#/panel");
    page.await(
        "document.querySelector('[data-link=LIVE]') && document.querySelector('.panel-cell.battery')");
    page.await("document.querySelector('.panel-cell.charging li')");
    assertThat(page.text(".panel-top")).contains("Connected (LAN)", "Casa Bianchi");
    assertThat(page.text(".panel-cell.production")).isEqualTo("Production 4.30kW");
    assertThat(page.text(".panel-cell.exchange")).isEqualTo("From the grid ↙0.31kW");
    assertThat(page.text(".panel-cell.battery")).contains("64%", "discharging 1.20 kW");
    assertThat(
            page.evaluate(
                    "[...document.querySelectorAll('.panel-cell *')].every((e) => { const r = e.getBoundingClientRect(); return r.right <= 320 && r.bottom <= 240; })")
                .asBoolean())
        .as("everything has room")
        .isTrue();
    assertThat(
            page.evaluate(
                    "parseFloat(getComputedStyle(document.querySelector('.panel-figure')).fontSize)")
                .asDouble())
        .as("big figures")
        .isGreaterThanOrEqualTo(30);
    assertThat(page.evaluate("document.querySelectorAll('button, nav, header').length").asInt())
        .isZero();
    assertThat(
            page.evaluate(
                    "document.getAnimations().filter((a) => a.playState === 'running').length")
                .asInt())
        .as("nothing moves")
        .isZero();

    gateway.vanish();
    page.await("document.querySelector('[data-link=LOST]')");
    page.await(
        "document.querySelector('.panel-cell.production .panel-figure').textContent.trim() === '–'");
    assertThat(page.text(".panel-link")).isEqualTo("No connection");
    assertThat(page.text(".panel-cell.exchange")).doesNotContain("0.31");
  }

  /** Eight charge points with names that are longer than the display, on all kinds of displays. */
  @Test
  void nothingIsPushedOffTheDisplay() throws Exception {
    String name = "Einspeisewechselrichterdachflächenphotovoltaikanlagenüberwachung ".repeat(3);
    gateway.answer("/plant", MockPlant.plant().put("name", name));
    gateway.answer("/plant/now", MockPlant.withStorage(4300, -310, 1200, 64, 3680, Instant.now()));
    ObjectNode points = MockControl.none("chargePoints");
    for (int i = 1; i <= 8; i++) {
      points
          .withArray("chargePoints")
          .add(MockControl.charging().put("id", "w" + i).put("name", name));
    }
    gateway.answer("/charge-points", points);
    page.go(gateway.address() + "#/panel");
    for (int[] size :
        new int[][] {{1920, 1080}, {1280, 800}, {320, 240}, {390, 844}, {1080, 1920}}) {
      page.size(size[0], size[1]);
      page.await(
          "innerWidth === " + size[0] + " && document.querySelector('.panel-cell.charging li')");
      page.evaluate("new Promise((soon) => requestAnimationFrame(() => setTimeout(soon, 50)))");
      assertThat(
              page.evaluate(
                      """
                      [...document.querySelectorAll('.panel-clock, .panel-cell, .panel-cell *')].filter((e) => {
                        const box = e.getBoundingClientRect();
                        const cell = e.parentElement.closest('.panel-cell')?.getBoundingClientRect() ?? { top: 0, right: innerWidth, bottom: innerHeight };
                        return box.height > 0 && (box.right > cell.right + 1 || box.bottom > cell.bottom + 1 || box.top < cell.top - 1);
                      }).map((e) => e.outerHTML.slice(0, 90)).join()
                      """)
                  .asText())
          .as(size[0] + " × " + size[1])
          .isEmpty();
    }
    page.size(1920, 1080);
    page.await("document.querySelectorAll('.panel-cell.charging li').length === 8");
  }

  @Test
  void nothingBurnsInAndNightsAreDark() throws Exception {
    page.go(gateway.address() + "#/panel");
    page.await("document.querySelector('.panel-screen')");
    String rest =
        """
        import(new URL('panel-rest.js', document.querySelector('script[type=module]').src)).then(
          ({ placeAt, isNight, hourIn, chooseNight }) => {
            const places = new Set(Array.from({ length: 60 }, (_, i) => JSON.stringify(placeAt(i * 60000))));
            const night = Array.from({ length: 24 }, (_, hour) => hour).filter(isNight).join();
            const nightOf = (begins, ends) => {
              chooseNight(begins, ends);
              return Array.from({ length: 24 }, (_, hour) => hour).filter(isNight).join();
            };
            const chosen = [nightOf(1, 4), nightOf(0, 0), nightOf(23, 1)].join(' / ');
            localStorage.clear();
            return `${places.size} ${night} ${hourIn(Date.UTC(2026, 5, 1, 20, 30), 'Europe/Rome')} ${chosen}`;
          })
        """;
    assertThat(page.evaluate(rest).asText())
        .as("eight places in turn; dark from 22 to 6; the plant’s hour; as chosen, or never")
        .isEqualTo("8 0,1,2,3,4,5,22,23 22 1,2,3 /  / 0,23");
  }
}
