// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

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

  @Test
  void nothingBurnsInAndNightsAreDark() throws Exception {
    page.go(gateway.address() + "#/panel");
    page.await("document.querySelector('.panel-screen')");
    String rest =
        """
        import(new URL('panel-rest.js', document.querySelector('script[type=module]').src)).then(
          ({ placeAt, isNight, hourIn }) => {
            const places = new Set(Array.from({ length: 60 }, (_, i) => JSON.stringify(placeAt(i * 60000))));
            const night = Array.from({ length: 24 }, (_, hour) => hour).filter(isNight).join();
            return `${places.size} ${night} ${hourIn(Date.UTC(2026, 5, 1, 20, 30), 'Europe/Rome')}`;
          })
        """;
    assertThat(page.evaluate(rest).asText())
        .as("eight places in turn; dark from 22 to 6; the plant’s hour")
        .isEqualTo("8 0,1,2,3,4,5,22,23 22");
  }
}
