// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds for the files as such: weight, colours, no word to anybody outside. */
class PageContentTest {
  private static final Pattern DEFINITION =
      Pattern.compile("customElements\\.define\\('([a-z-]+)'");
  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\"'`)]+");

  /** This gateway, encrypted. */
  private static final String OWN_HOST = "https://${location.hostname}:";

  /** Names of XML vocabularies; nothing is ever fetched from there. */
  private static final String NAMESPACES = "http://www.w3.org/";

  /** Uncompressed, and with the longest language; a browser that takes gzip loads a quarter. */
  @Test
  void whatTheFirstPageLoadsWeighsAtMost400Kilobytes() throws IOException {
    Map<String, byte[]> files = PageFiles.built();
    Set<String> modules = FirstLoad.modules(files);
    assertThat(modules).contains("app.js", "home-page.js", "units.js", "light-element.js");
    assertThat(modules).as("pages that nobody has asked for").doesNotContain("settings-page.js");
    long total = 0;
    long language = 0;
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      String name = file.getKey();
      int weight = file.getValue().length;
      if (name.startsWith("messages/")) {
        language = Math.max(language, weight);
      } else if (modules.contains(name)
          || name.endsWith(".css")
          || name.startsWith("lib/") && name.endsWith(".js") && !name.startsWith("lib/chart.js/")
          || name.startsWith("classic/")
          || name.equals("index.html")
          || name.equals("icon.svg")) {
        total += weight;
      }
    }
    System.out.printf("first load of the page: %d kB%n", (total + language) / 1000);
    assertThat(total + language).isLessThanOrEqualTo(400_000);
  }

  /**
   * A second definition throws while its module is loaded, and the page that wants it stays blank.
   */
  @Test
  void everyElementIsDefinedOnce() throws IOException {
    List<String> names =
        PageFiles.built().entrySet().stream()
            .filter(file -> file.getKey().endsWith(".js") && !file.getKey().startsWith("lib/"))
            .flatMap(
                file ->
                    DEFINITION
                        .matcher(new String(file.getValue(), StandardCharsets.UTF_8))
                        .results())
            .map(found -> found.group(1))
            .sorted()
            .toList();
    assertThat(names).contains("home-page", "charging-page").doesNotHaveDuplicates();
  }

  @Test
  void noFileOfThePageNamesAnAddressOutsideTheGateway() throws IOException {
    PageFiles.built()
        .forEach(
            (name, content) -> {
              if (!name.startsWith("lib/")) {
                List<String> outside =
                    ADDRESS
                        .matcher(new String(content, StandardCharsets.UTF_8))
                        .results()
                        .map(MatchResult::group)
                        .filter(address -> !address.startsWith(NAMESPACES))
                        .filter(address -> !address.startsWith(OWN_HOST))
                        .toList();
                assertThat(outside).as(name).isEmpty();
              }
            });
  }

  @Test
  void noTemplateHasAnInlineStyleOrHandlerWhichThePolicyWouldRefuse() throws IOException {
    PageFiles.built()
        .forEach(
            (name, content) -> {
              if (!name.startsWith("lib/") && (name.endsWith(".js") || name.endsWith(".html"))) {
                assertThat(new String(content, StandardCharsets.UTF_8))
                    .as(name)
                    .doesNotContain(" style=", "<style", " onclick=", "innerHTML", "unsafeHTML");
              }
            });
  }

  /**
   * WCAG 2.2: 4.5 for text (1.4.3 AA), 3 for what a picture needs to be understood (1.4.11 AA), on
   * cards, on the page's ground and on sunken fields where they stand.
   */
  @ParameterizedTest
  @CsvSource({
    "ink,card,4.5",
    "ink,paper,4.5",
    "ink,sunken,4.5",
    "quiet,card,4.5",
    "quiet,paper,4.5",
    "quiet,sunken,4.5",
    "sun-ink,card,4.5",
    "warn,card,4.5",
    "warn,sunken,4.5",
    "bad,card,4.5",
    "grid,card,4.5",
    "sun,card,3",
    "battery,card,3",
    "car,card,3",
    "own,card,3",
    "good,card,3",
    "focus,card,3",
    "focus,paper,3",
  })
  void coloursStandOutEnoughInLightAndDark(String front, String ground, double least)
      throws IOException {
    String css = new String(PageFiles.built().get("css/tokens.css"), StandardCharsets.UTF_8);
    String[] blocks = css.split(":root");
    assertThat(blocks).as("the light theme, the system's dark one, the chosen dark one").hasSize(4);
    for (int theme = 1; theme < blocks.length; theme++) {
      Map<String, String> colours = colours(blocks[theme]);
      assertThat(contrast(colours.get(front), colours.get(ground)))
          .as("%s on %s in theme %d", front, ground, theme)
          .isGreaterThanOrEqualTo(least);
    }
  }

  @Test
  void bothWaysToDarkHaveTheSameColours() throws IOException {
    String css = new String(PageFiles.built().get("css/tokens.css"), StandardCharsets.UTF_8);
    String[] blocks = css.split(":root");
    assertThat(colours(blocks[3])).isEqualTo(colours(blocks[2]));
  }

  private static Map<String, String> colours(String block) {
    return Pattern.compile("--([a-z-]+): #([0-9a-f]{6});")
        .matcher(block)
        .results()
        .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2)));
  }

  /** WCAG 2.2, definition of contrast ratio. */
  private static double contrast(String one, String other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  /** WCAG 2.2, definition of relative luminance. */
  private static double luminance(String hex) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int channel = 0; channel < 3; channel++) {
      double c = Integer.parseInt(hex.substring(channel * 2, channel * 2 + 2), 16) / 255.0;
      sum += weights[channel] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
  }
}
