// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration.internal;

import io.meriggio.configuration.Place;
import io.meriggio.configuration.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a configuration file says.
 *
 * @param name the file as it was named
 * @param complete it could be read and is in the format, so what it doesn't hold is gone from it
 * @param entries by PID, in the file's order
 * @param problems of the format
 */
public record ParsedFile(
    String name, boolean complete, Map<String, Entry> entries, List<Problem> problems) {

  public ParsedFile {
    entries = new LinkedHashMap<>(entries);
    problems = List.copyOf(problems);
  }

  /**
   * One configuration.
   *
   * @param properties plain values
   * @param line where its PID stands
   * @param keyLines where each key stands
   */
  public record Entry(Map<String, Object> properties, int line, Map<String, Integer> keyLines) {}

  /** Whether it says anything of a PID, well or badly. */
  boolean speaksOf(String pid) {
    return entries.containsKey(pid) || misspeaksOf(pid);
  }

  /** Whether what it says of a PID is not in the format. */
  boolean misspeaksOf(String pid) {
    return problems.stream().anyMatch(problem -> problem.pid().equals(pid));
  }

  /** Where a PID's key stands, or the PID when it hasn't got the key. */
  Place place(String pid, String key) {
    Entry entry = entries.get(pid);
    return entry == null
        ? new Place(name, 0)
        : new Place(name, entry.keyLines().getOrDefault(key, entry.line()));
  }
}
