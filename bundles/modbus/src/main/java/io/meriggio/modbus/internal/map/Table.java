// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.map;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.meriggio.modbus.MapProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A CSV file with a header: its rows by column name, every problem with line and column. */
final class Table {

  private final String source;
  private final List<MapProblem> problems;
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private final List<Row> rows = new ArrayList<>();

  private Table(String source, List<MapProblem> problems) {
    this.source = source;
    this.problems = problems;
  }

  /** One line under the header. */
  final class Row {
    private final int line;
    private final List<String> fields;

    private Row(int line, List<String> fields) {
      this.line = line;
      this.fields = fields;
    }

    int line() {
      return line;
    }

    /** The cell's text without blanks around it; empty when the column is not there. */
    String text(String column) {
      Integer index = columns.get(column);
      return index == null ? "" : fields.get(index).trim();
    }

    void problem(String column, String allowed) {
      Integer index = columns.get(column);
      problems.add(
          new MapProblem(
              source, line, index == null ? 0 : index + 1, column, text(column), allowed));
    }
  }

  List<Row> rows() {
    return rows;
  }

  /**
   * Reads a file.
   *
   * @param needed columns that must be there
   * @param optional columns that may be there; no others
   * @param problems takes what is wrong
   */
  static Table read(
      String source,
      String csv,
      List<String> needed,
      List<String> optional,
      List<MapProblem> problems) {
    Table table = new Table(source, problems);
    String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
    int line = 1;
    try (CsvReader<CsvRecord> reader = reader(text)) {
      for (CsvRecord record : reader) {
        line = (int) record.getStartingLineNumber();
        if (table.columns.isEmpty()) {
          if (!table.header(line, record.getFields(), needed, optional)) {
            return table;
          }
        } else {
          table.add(line, record.getFields());
        }
      }
    } catch (CsvParseException e) {
      problems.add(
          new MapProblem(source, line + 1, 0, "CSV", cause(e), "well-formed CSV, quotes in pairs"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (table.columns.isEmpty() && problems.isEmpty()) {
      problems.add(new MapProblem(source, 1, 0, "header", "", String.join(",", needed)));
    }
    return table;
  }

  /** Rows of another length are told by us, with all others. */
  private static CsvReader<CsvRecord> reader(String text) {
    return CsvReader.builder()
        .allowExtraFields(true)
        .allowMissingFields(true)
        .skipEmptyLines(true)
        .ofCsvRecord(text);
  }

  private static String cause(CsvParseException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return String.valueOf(cause.getMessage());
  }

  private boolean header(int line, List<String> names, List<String> needed, List<String> optional) {
    int before = problems.size();
    Set<String> seen = new HashSet<>();
    for (int index = 0; index < names.size(); index++) {
      String name = names.get(index).trim();
      if (!needed.contains(name) && !optional.contains(name)) {
        headerProblem(line, index, name, "the columns " + all(needed, optional));
      } else if (!seen.add(name)) {
        headerProblem(line, index, name, "each column once");
      }
      columns.put(name, index);
    }
    for (String name : needed) {
      if (!seen.contains(name)) {
        problems.add(new MapProblem(source, line, 0, name, "no such column", "the column " + name));
      }
    }
    return problems.size() == before;
  }

  private static String all(List<String> needed, List<String> optional) {
    return String.join(", ", needed) + ", " + String.join(", ", optional);
  }

  private void headerProblem(int line, int index, String name, String allowed) {
    problems.add(new MapProblem(source, line, index + 1, "header", name, allowed));
  }

  private void add(int line, List<String> fields) {
    if (fields.size() == columns.size()) {
      rows.add(new Row(line, fields));
    } else if (fields.size() != 1 || !fields.get(0).isBlank()) {
      problems.add(
          new MapProblem(
              source,
              line,
              0,
              "row",
              fields.size() + " cells",
              columns.size() + " cells, as in the header (quote a cell that holds a comma)"));
    }
  }
}
