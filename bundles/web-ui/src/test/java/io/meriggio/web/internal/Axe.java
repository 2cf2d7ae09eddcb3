// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The rules of accessibility, looked at by axe-core in the page as it is. */
final class Axe {
  private static final String SCRIPT = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

  private Axe() {}

  /** Fails with what breaks WCAG 2.2 A or AA or a best practice, and where nothing was checked. */
  static void check(BrowserPage page) throws Exception {
    page.evaluate("typeof axe === 'object' || (() => { " + script() + "; return true; })()");
    JsonNode violations =
        page.evaluate(
            "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: {'target-size': {enabled: true}}})"
                + ".then((r) => r.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html + n.failureSummary).join(' | ')}`))");
    assertThat(violations).as(violations.toPrettyString()).isEmpty();
    assertThat(
            page.evaluate("axe.run({runOnly: ['wcag2aa']}).then((r) => r.passes.length)").asInt())
        .as("rules that found something to check")
        .isPositive();
  }

  /** Fails where anything sticks out of the window. */
  static void checkWidth(BrowserPage page) throws Exception {
    assertThat(
            page.evaluate(
                    "[...document.querySelectorAll('main *')].filter((e) => !e.closest('.unseen, thead, .scroll') && e.getBoundingClientRect().right > innerWidth + 1)"
                        + ".map((e) => e.outerHTML.slice(0, 120)).join('\\n')")
                .asText())
        .as("elements beyond the right edge")
        .isEmpty();
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth").asBoolean())
        .as("no sideways scroll")
        .isTrue();
  }

  /**
   * Fails where something to press is smaller than 44 by 44 pixels; links within a text and boxes
   * whose label is pressed as well are not meant.
   */
  static void checkTargets(BrowserPage page) throws Exception {
    assertThat(
            page.evaluate(
                    """
                    [...document.querySelectorAll('button:not(.eye), select, summary, a.button, nav a, .tools a, label.tick, .fields .check, \
                    input:not([type=checkbox], [type=radio], .unseen)')]
                      .map((e) => [e, e.getBoundingClientRect()])
                      .filter(([, { width, height }]) => width > 0 && (width < 43.5 || height < 43.5))
                      .map(([e, { width, height }]) => `${Math.round(width)}x${Math.round(height)} ${e.outerHTML.slice(0, 120)}`).join('\\n')
                    """)
                .asText())
        .as("too small for a finger")
        .isEmpty();
  }

  /**
   * Fails where words are in the page that nobody sees, but for what opens and what a phone leaves
   * out.
   */
  static void checkSeen(BrowserPage page) throws Exception {
    assertThat(
            page.evaluate(
                    """
                    [...document.querySelectorAll('main *')].filter((e) => e.children.length === 0 && e.textContent.trim() && !e.checkVisibility()
                      && !e.closest('details:not([open]), option, title, desc, .step-progress, .tile small, .settings')).map((e) => e.textContent.trim()).join('\\n')
                    """)
                .asText())
        .as("words that are not seen")
        .isEmpty();
  }

  private static String script() throws IOException {
    try (InputStream script = Axe.class.getResourceAsStream(SCRIPT)) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
