// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.wallbox.internal;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.meriggio.modbus.MapProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a CAN profile; every problem with line and column. */
final class CanProfileReader {

  static final List<String> COLUMNS =
      List.of(
          "can_id",
          "direction",
          "select",
          "bytes",
          "type",
          "endian",
          "scale",
          "unit",
          "point",
          "poll",
          "absent",
          "min",
          "max",
          "step",
          "meaning",
          "source",
          "confidence");

  private final String source;
  private final List<MapProblem> problems;

  /**
   * @param problems takes what is wrong
   */
  CanProfileReader(String source, List<MapProblem> problems) {
    this.source = source;
    this.problems = problems;
  }

  /** The rows; those with a problem are not among them. */
  List<CanRow> read(String csv) {
    List<CanRow> rows = new ArrayList<>();
    String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
    List<String> header = List.of();
    int line = 1;
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .allowExtraFields(true)
            .allowMissingFields(true)
            .skipEmptyLines(true)
            .ofCsvRecord(text)) {
      for (CsvRecord record : reader) {
        line = (int) record.getStartingLineNumber();
        if (header.isEmpty()) {
          header = record.getFields().stream().map(String::trim).toList();
          if (!isHeader(line, header)) {
            return List.of();
          }
        } else {
          row(line, header, record.getFields()).ifPresent(rows::add);
        }
      }
    } catch (CsvParseException e) {
      problem(line + 1, 0, "CSV", String.valueOf(e.getMessage()), "well-formed CSV");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (rows.isEmpty() && problems.isEmpty()) {
      problem(2, 0, "rows", "none", "at least one row");
    }
    clashes(rows);
    return rows;
  }

  private boolean isHeader(int line, List<String> header) {
    int before = problems.size();
    for (int index = 0; index < header.size(); index++) {
      if (!COLUMNS.contains(header.get(index)) || header.indexOf(header.get(index)) != index) {
        String all = String.join(", ", COLUMNS);
        problem(line, index + 1, "header", header.get(index), "each of the columns " + all);
      }
    }
    for (String needed : COLUMNS) {
      if (!header.contains(needed)) {
        problem(line, 0, needed, "no such column", "the column " + needed);
      }
    }
    return problems.size() == before;
  }

  private Optional<CanRow> row(int line, List<String> header, List<String> cells) {
    if (cells.size() != header.size()) {
      problem(
          line,
          0,
          "row",
          cells.size() + " cells",
          header.size() + " cells, as in the header (quote a cell that holds a comma)");
      return Optional.empty();
    }
    return new CanCells(source, line, header, cells, problems).row();
  }

  /** A point has one row that is read and one that is set, and no byte is of two rows. */
  private void clashes(List<CanRow> rows) {
    Set<String> points = new HashSet<>();
    Set<String> bytes = new HashSet<>();
    for (CanRow row : rows) {
      if (!points.add(row.isOut() + row.point().id())) {
        problem(row.line(), 0, "point", row.point().id(), "one row for each direction");
      }
      for (int select = row.select().orElse(0); select <= row.lastSelect(); select++) {
        for (int index = row.first(); index <= row.last(); index++) {
          if (!bytes.add(row.isOut() + " " + row.canId() + " " + select + " " + index)) {
            problem(row.line(), 0, "bytes", "byte " + index, "bytes of no other row of this frame");
          }
        }
      }
    }
  }

  private void problem(int line, int column, String name, String found, String allowed) {
    problems.add(new MapProblem(source, line, column, name, found, allowed));
  }
}
