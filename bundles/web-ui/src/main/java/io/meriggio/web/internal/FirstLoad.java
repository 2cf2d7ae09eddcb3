// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which modules the first page needs: what {@code app.js} and {@code home-page.js} import, directly
 * or through others. All other pages are loaded when somebody goes to them.
 */
final class FirstLoad {
  private static final List<String> ENTRIES = List.of("app.js", "home-page.js");

  /** A static import of a neighbour; {@code import('./…')} is loaded later and is not meant. */
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^(?:import|export)\\b[^'\";]*['\"]\\./([\\w./-]+)['\"]");

  private FirstLoad() {}

  /**
   * Follows the imports.
   *
   * @param files all files by name
   * @return the names of our own modules, without libraries and languages
   */
  static SortedSet<String> modules(Map<String, byte[]> files) {
    SortedSet<String> found = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(ENTRIES);
    while (!open.isEmpty()) {
      String name = open.pop();
      if (files.containsKey(name) && found.add(name)) {
        String folder = name.substring(0, name.lastIndexOf('/') + 1);
        Matcher matcher = IMPORT.matcher(new String(files.get(name), StandardCharsets.UTF_8));
        while (matcher.find()) {
          open.push(folder + matcher.group(1));
        }
      }
    }
    return found;
  }
}
