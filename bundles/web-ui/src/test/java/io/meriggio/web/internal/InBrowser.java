// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;

/**
 * A mock gateway and a tab of the machine's Chromium for each test; one browser for all of them.
 */
abstract class InBrowser {
  MockGateway gateway;
  BrowserPage page;

  /** Started once; it ends with the tests' process. */
  private static final class Shared {
    static final Chromium BROWSER = start();

    private static Chromium start() {
      try {
        Chromium chromium = Chromium.start(Chromium.installed().orElseThrow());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(chromium)));
        return chromium;
      } catch (Exception e) {
        throw new IllegalStateException("Chromium is installed and can't be started", e);
      }
    }

    private static void end(Chromium chromium) {
      try {
        chromium.close();
      } catch (Exception e) {
        System.err.println("Chromium did not end well: " + e);
      }
    }
  }

  @BeforeEach
  final void open() throws Exception {
    page = newPage();
    gateway = new MockGateway();
  }

  /** A new tab; without a browser the test is left out, and says so by name. */
  static BrowserPage newPage() throws Exception {
    Optional<Path> program = Chromium.installed();
    if (program.isEmpty()) {
      System.out.println(Chromium.missing());
    }
    Assumptions.assumeTrue(program.isPresent(), Chromium::missing);
    return Shared.BROWSER.open().size(1280, 900).languages("en-GB");
  }

  @AfterEach
  final void closeAll() throws Exception {
    if (page != null) {
      page.close();
    }
    if (gateway != null) {
      gateway.close();
    }
  }

  /** Opens the page and waits until it has all first answers and an open stream. */
  final BrowserPage live(String address) throws Exception {
    page.go(address);
    page.await("document.querySelector('[data-connection=LIVE]')");
    page.await(
        "(({data}) => data.now && data.devices && data.lines && data.health && data.plant)"
            + "(document.querySelector('main > *'))");
    return page;
  }

  /** Opens the page and waits for the element of a page of the table. */
  final void open(String hash, String name) throws Exception {
    page.go(gateway.address() + hash);
    page.await("document.querySelector('main > " + name + "-page h1')");
  }

  /** Writes into the field of this name. */
  final void fill(String name, String text) throws Exception {
    page.await("document.querySelector('[name=" + name + "]')");
    page.evaluate("document.querySelector('[name=" + name + "]').value = '" + text + "'");
  }

  /** Clicks the first element that matches, once it is there and not at rest. */
  final void click(String selector) throws Exception {
    String found =
        "document.querySelector(" + new ObjectMapper().writeValueAsString(selector) + ")";
    page.await(found + " && !" + found + ".disabled");
    page.evaluate(found + ".click()");
  }

  /** The figure in a circle of the picture. */
  final String figure(String node) throws Exception {
    return page.text("[data-node=" + node + "] .figure");
  }
}
