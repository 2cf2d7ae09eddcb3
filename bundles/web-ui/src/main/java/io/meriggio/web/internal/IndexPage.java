// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * The one HTML page: a template with the addresses of this build filled in.
 *
 * @param html the finished page
 * @param securityPolicy the value of {@code Content-Security-Policy} that fits it
 */
record IndexPage(String html, String securityPolicy) {

  /**
   * Fills the template.
   *
   * <p>{@code @BASE@} is where the files of this build lie, {@code @BUILD@} its id,
   * {@code @IMPORTMAP@} the import map, {@code @PRELOAD@} hints for all modules, so that the
   * browser does not find them one by one.
   *
   * @param template the text of {@code index.html}
   * @param buildId the id of the files
   * @param names the names of all files
   */
  static IndexPage of(String template, String buildId, Collection<String> names) {
    String base = "/app/" + buildId + "/";
    String importMap = ImportMap.of(names, base);
    String html =
        template
            .replace("@BASE@", base)
            .replace("@BUILD@", buildId)
            .replace("@IMPORTMAP@", importMap)
            .replace("@PRELOAD@", preload(names, base));
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
        "trusted-types lit-html");
  }

  /** Modules only, and of the languages none: the page loads the one that it needs. */
  private static String preload(Collection<String> names, String base) {
    return names.stream()
        .filter(name -> name.endsWith(".js"))
        .filter(name -> !name.startsWith("messages/") && !name.startsWith("classic/"))
        .filter(name -> !name.startsWith("lib/"))
        .sorted()
        .map(name -> "<link rel=\"modulepreload\" href=\"" + base + name + "\">")
        .collect(Collectors.joining("\n    "));
  }
}
