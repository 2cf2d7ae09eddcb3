// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.map;

import io.meriggio.device.Vocabulary;
import io.meriggio.modbus.MapProblem;
import io.meriggio.modbus.RegisterRow;
import io.meriggio.modbus.RegisterRow.Access;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Rows that can't stand beside each other in one profile: addresses and points are unique there. A
 * point may have one row that is read and another that is commanded.
 */
public final class Clashes {

  private Clashes() {}

  public static List<MapProblem> in(String family, String source, List<RegisterRow> rows) {
    List<MapProblem> problems = new ArrayList<>();
    Set<String> models = new TreeSet<>();
    rows.forEach(row -> models.addAll(row.models()));
    if (models.isEmpty()) {
      models.add("");
    }
    Set<Integer> told = new TreeSet<>();
    for (String model : models) {
      Map<String, RegisterRow> seen = new HashMap<>();
      for (RegisterRow row : rows) {
        if (row.isOf(model)) {
          clash(seen, "address", address(row, rows), row, told, source, model, problems);
          clash(seen, "channel", point(family, row), row, told, source, model, problems);
        }
      }
    }
    return problems;
  }

  private static void clash(
      Map<String, RegisterRow> seen,
      String column,
      String key,
      RegisterRow row,
      Set<Integer> told,
      String source,
      String model,
      List<MapProblem> problems) {
    RegisterRow other = seen.putIfAbsent(key, row);
    if (other != null && told.add(row.line())) {
      problems.add(
          new MapProblem(
              source,
              row.line(),
              column.equals("address") ? 1 : 10,
              column,
              key + " again in the model '" + model + "'",
              "once in a model (it stands in line " + other.line() + ")"));
    }
  }

  /** Rows that are parts of one register may share it as long as no bit is of two of them. */
  private static String address(RegisterRow row, List<RegisterRow> rows) {
    int function = row.readFunction().orElse(row.writeFunction().orElse(0));
    String address = String.format("function %02X address 0x%04X", function, row.address());
    boolean alone =
        row.isPart()
            && rows.stream()
                .noneMatch(
                    other ->
                        other != row
                            && other.address() == row.address()
                            && other.readFunction().equals(row.readFunction())
                            && (other.mask() & row.mask()) != 0);
    return alone ? String.format("%s bits 0x%04X", address, row.mask()) : address;
  }

  private static String point(String family, RegisterRow row) {
    String side = row.access() == Access.RO ? "" : " (command)";
    return "point " + Vocabulary.pointId(family, row.label()) + side;
  }
}
