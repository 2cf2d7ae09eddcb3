// SPDX-License-Identifier: Apache-2.0
package io.meriggio.testkit;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Raw words of printed examples and public captures, and the values that they must give. */
public final class GoldenReadings {

  private GoldenReadings() {}

  /**
   * One reading.
   *
   * @param family the family or map
   * @param model one word of the map's column {@code models}
   * @param address the first register
   * @param words hexadecimal, parted by blanks
   * @param channel the map's channel
   * @param expected the value in the vocabulary's unit and sign
   * @param unit the unit's symbol
   * @param source where it is from
   */
  public record Row(
      String family,
      String model,
      int address,
      String words,
      String channel,
      String expected,
      String unit,
      String source) {}

  /** The rows of one family, in a file beside a test class. */
  public static List<Row> resource(Class<?> beside, String name, String family) {
    List<Row> rows = new ArrayList<>();
    try (InputStream in = beside.getResourceAsStream(name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (NamedCsvRecord line : CsvReader.builder().ofNamedCsvRecord(text).stream().toList()) {
        if (line.getField("family").equals(family)) {
          rows.add(row(line));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  private static Row row(NamedCsvRecord line) {
    return new Row(
        line.getField("family"),
        line.getField("model"),
        Integer.decode(line.getField("address_hex")),
        line.getField("raw_words_hex"),
        line.getField("channel"),
        line.getField("expected_value"),
        line.getField("unit"),
        line.getField("source"));
  }
}
