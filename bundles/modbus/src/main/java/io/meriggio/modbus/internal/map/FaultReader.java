// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.map;

import io.meriggio.device.Fault;
import io.meriggio.modbus.FaultTable;
import io.meriggio.modbus.MapProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the rows of a fault file. */
public final class FaultReader {

  private static final List<String> NEEDED =
      List.of("register", "bit", "code", "name", "meaning", "source");

  private FaultReader() {}

  /**
   * @param problems takes what is wrong
   */
  public static List<FaultTable.Bit> read(String source, String csv, List<MapProblem> problems) {
    List<FaultTable.Bit> bits = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    for (Table.Row row : Table.read(source, csv, NEEDED, List.of(), problems).rows()) {
      Cells cells = new Cells(row);
      int register = cells.address("register");
      int bit = cells.whole("bit", 0, 15, -1);
      if (bit >= 0 && !seen.add(register << 4 | bit)) {
        row.problem("bit", "each bit of a register once");
      }
      if (!row.text("code").matches("|[A-Z][A-Za-z0-9]{1,15}")) {
        row.problem("code", "a code such as ID001 or S008, or nothing when the display has none");
      }
      if (row.text("meaning").isEmpty()) {
        row.problem("meaning", "a text");
      }
      bits.add(new FaultTable.Bit(register, bit, new Fault(code(row), row.text("meaning"))));
    }
    return bits;
  }

  /** A bit that the device's display does not number is known by its name. */
  private static String code(Table.Row row) {
    String code = row.text("code");
    return code.isEmpty() ? "F_" + row.text("name").toUpperCase(Locale.ROOT) : code;
  }
}
