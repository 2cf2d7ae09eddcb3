// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The page as an app that a browser keeps. */
class OfflineTest extends InBrowser {

  @Test
  void opensWithoutTheGatewaySaysSoAndComesToLifeWithIt() throws Exception {
    gateway.letPageBeKept();
    live(gateway.address());
    page.await("navigator.serviceWorker.controller");
    assertThat(kept()).contains("/app/").doesNotContain("/api/");

    gateway.vanish();
    page.go(gateway.address() + "?offline#/charging");
    page.await("document.querySelector('main h1')?.textContent === 'The gateway is not reached'");
    assertThat(page.text("connection-notice")).contains("No connection to the gateway.");

    gateway.comeBack();
    page.await("document.querySelector('charging-page')");
    page.await("document.querySelector('[data-connection=LIVE]')");

    gateway.update();
    live(gateway.address() + "?updated");
    String build = page.evaluate("document.querySelector('meta[name=build]').content").asText();
    page.await("caches.keys().then((names) => names.join() === 'meriggio-" + build + "')");
    page.await(
        "caches.open('meriggio-"
            + build
            + "').then((cache) => cache.keys()).then((all) => all.some((one) => one.url.endsWith('new.txt')))");
    assertThat(kept()).doesNotContain("/api/");
  }

  private String kept() throws Exception {
    return page.evaluate(
            "caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name).then((c) => c.keys())))).then((lists) => lists.flat().map((one) => one.url).join(' '))")
        .asText();
  }
}
