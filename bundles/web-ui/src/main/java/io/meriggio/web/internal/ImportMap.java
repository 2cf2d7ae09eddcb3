// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The import map that joins the libraries: their modules import each other by bare names ({@code
 * lit-html}), a browser needs addresses.
 *
 * <p>Libraries lie under {@code lib/NAME/VERSION/} as their WebJars bring them, so a new version is
 * a matter of the build file alone. A WebJar writes the scope of {@code @lit/reactive-element} as
 * {@code lit__reactive-element}.
 */
final class ImportMap {
  private static final Pattern LIBRARY_FILE = Pattern.compile("lib/([^/]+)/([^/]+)/.+");

  private ImportMap() {}

  /**
   * Builds the map for the libraries among the files.
   *
   * @param names all file names, relative to the base
   * @param base the address under which they are served, ending in {@code /}
   * @return JSON text for a {@code <script type="importmap">}
   */
  static String of(Collection<String> names, String base) {
    Map<String, String> imports = new TreeMap<>();
    for (String name : names) {
      Matcher matcher = LIBRARY_FILE.matcher(name);
      if (matcher.matches()) {
        addLibrary(imports, names, matcher.group(1), matcher.group(2), base);
      }
    }
    return imports.entrySet().stream()
        .map(entry -> "\"" + entry.getKey() + "\":\"" + entry.getValue() + "\"")
        .collect(Collectors.joining(",", "{\"imports\":{", "}}"));
  }

  private static void addLibrary(
      Map<String, String> imports,
      Collection<String> names,
      String library,
      String version,
      String base) {
    String folder = "lib/" + library + "/" + version + "/";
    String bareName = library.contains("__") ? "@" + library.replace("__", "/") : library;
    String lastWord = bareName.substring(bareName.lastIndexOf('/') + 1);
    String main = names.contains(folder + "index.js") ? "index.js" : lastWord + ".js";
    if (names.contains(folder + main)) {
      imports.put(bareName, base + folder + main);
    }
    imports.put(bareName + "/", base + folder);
  }
}
