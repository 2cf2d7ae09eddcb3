// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of the table in a Markdown file of the tests' resources, each by its column names. */
public final class CaseTable {
  private CaseTable() {}

  /** The rows of a file, in its order. */
  public static List<Map<String, String>> read(String resource) {
    List<List<String>> lines =
        text(resource).lines().filter(l -> l.startsWith("|")).map(CaseTable::cells).toList();
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<String> cells : lines.subList(2, lines.size())) {
      if (cells.size() != lines.get(0).size()) {
        throw new IllegalArgumentException(resource + ": as many cells as columns: " + cells);
      }
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < cells.size(); i++) {
        row.put(lines.get(0).get(i), cells.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<String> cells(String line) {
    String[] parts = line.substring(1, line.lastIndexOf('|')).split("\\|", -1);
    return List.of(parts).stream().map(String::strip).toList();
  }

  private static String text(String resource) {
    try (InputStream in = CaseTable.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
