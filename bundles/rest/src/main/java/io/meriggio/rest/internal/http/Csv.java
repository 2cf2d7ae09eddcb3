// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.http;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Records as CSV (RFC 4180), a column for each of their components: the members of their JSON. */
final class Csv {
  private Csv() {}

  /** A line of names, and a line for each row; unknown is empty. */
  static <T extends Record> byte[] bytes(Class<T> type, List<T> rows) {
    RecordComponent[] columns = type.getRecordComponents();
    return bytes(
        Arrays.stream(columns).map(RecordComponent::getName).toList(),
        rows.stream()
            .map(row -> Arrays.stream(columns).map(column -> cell(column, row)).toList())
            .toList());
  }

  /** A line of names, and the lines. */
  static byte[] bytes(List<String> columns, List<List<String>> lines) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(columns);
      lines.forEach(csv::writeRecord);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String cell(RecordComponent column, Record row) {
    try {
      Object value = column.getAccessor().invoke(row);
      if (value == null) {
        return "";
      }
      return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(column + " of a public record can be read", e);
    }
  }
}
