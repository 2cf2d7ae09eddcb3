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
          clash(seen, "address", address(row), row, told, source, model, problems);
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

  private static String address(RegisterRow row) {
    int function = row.readFunction().orElse(row.writeFunction().orElse(0));
    return String.format("function %02X address 0x%04X", function, row.address());
  }

  private static String point(String family, RegisterRow row) {
    String side = row.access() == Access.RO ? "" : " (command)";
    return "point " + Vocabulary.pointId(family, row.label()) + side;
  }
}
