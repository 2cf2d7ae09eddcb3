// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The one HTML page: a template with the addresses of this build filled in.
 *
 * @param html the finished page
 * @param securityPolicy the value of {@code Content-Security-Policy} that fits it
 */
record IndexPage(String html, String securityPolicy) {
  private static final List<String> BASIC_STYLES = List.of("css/tokens.css", "css/base.css");

  /**
   * Fills the template.
   *
   * <p>{@code @BASE@} is where the files of this build lie, {@code @BUILD@} its id,
   * {@code @IMPORTMAP@} the import map, {@code @STYLES@} the style sheets, {@code @PRELOAD@} hints
   * for the first page's modules, so that the browser does not find them one by one.
   *
   * @param template the text of {@code index.html}
   * @param buildId the id of the files
   * @param files all files by name
   */
  static IndexPage of(String template, String buildId, Map<String, byte[]> files) {
    String base = "/app/" + buildId + "/";
    String importMap = ImportMap.of(files.keySet(), base);
    String html =
        template
            .replace("@BASE@", base)
            .replace("@BUILD@", buildId)
            .replace("@IMPORTMAP@", importMap)
            .replace("@STYLES@", styles(files, base))
            .replace("@PRELOAD@", preload(files, base));
    return new IndexPage(html, policy(importMap));
  }

  /**
   * Everything from this gateway alone, nothing inline but the import map, which browsers don't
   * take from a file; markup from text only through Lit's templates; no other page may frame this
   * one.
   */
  private static String policy(String importMap) {
    return String.join(
        "; ",
        "default-src 'self'",
        "script-src 'self' " + BuildId.cspHash(importMap),
        "style-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types lit-html meriggio");
  }

  private static String styles(Map<String, byte[]> files, String base) {
    return files.keySet().stream()
        .filter(name -> name.startsWith("css/"))
        .sorted(Comparator.comparingInt(IndexPage::layer).thenComparing(Comparator.naturalOrder()))
        .map(name -> "<link rel=\"stylesheet\" href=\"" + base + name + "\">")
        .collect(Collectors.joining("\n    "));
  }

  /** What all others build on comes first. */
  private static int layer(String styleSheet) {
    int basic = BASIC_STYLES.indexOf(styleSheet);
    return basic < 0 ? BASIC_STYLES.size() : basic;
  }

  private static String preload(Map<String, byte[]> files, String base) {
    return FirstLoad.modules(files).stream()
        .map(name -> "<link rel=\"modulepreload\" href=\"" + base + name + "\">")
        .collect(Collectors.joining("\n    "));
  }
}
