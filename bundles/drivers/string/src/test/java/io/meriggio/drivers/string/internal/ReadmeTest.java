// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.string.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.inverter.InverterMap;
import io.meriggio.modbus.Field;
import io.meriggio.modbus.RegisterMap;
import io.meriggio.modbus.RegisterRow;
import io.meriggio.testkit.FrameReplay;
import io.meriggio.testkit.GoldenReadings;
import io.meriggio.testkit.PointTable;
import io.meriggio.testkit.UnprovenRows;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadmeTest {

  @Test
  void the_readme_lists_the_points_and_settings_that_the_driver_has() {
    Map<String, Set<String>> models = models();
    Path readme = Path.of("README.md");
    assertThat(readme).exists();
    PointTable.assertCurrent(
        readme, new StringDriver().description(), id -> models.getOrDefault(id, Set.of()));
  }

  private static Map<String, Set<String>> models() {
    Map<String, Set<String>> models = new HashMap<>();
    for (InverterMap own : StringDriver.MAPS) {
      RegisterMap map = own.builtIn(StringDriver.class);
      for (String model : map.models()) {
        for (Field field : map.profile(model).fields()) {
          models.computeIfAbsent(field.id(), id -> new HashSet<>()).add(model);
        }
      }
    }
    return models;
  }

  @Test
  void the_readme_lists_the_rows_that_no_documented_or_captured_frame_proves() {
    UnprovenRows rows =
        new UnprovenRows()
            .touchedBy(FrameReplay.resource(getClass(), "g1-control.frames").recorded());
    for (InverterMap own : List.of(InverterMap.STRING_G1, InverterMap.STRING_G3)) {
      GoldenReadings.resource(getClass(), "golden-readings.csv", own.mapName())
          .forEach(row -> rows.touched(row.address(), row.words().trim().split(" +").length));
    }
    for (InverterMap own : List.of(InverterMap.STRING_G1, InverterMap.STRING_G3)) {
      for (RegisterRow row : own.builtIn(StringDriver.class).rows()) {
        if (!row.channel().isEmpty()) {
          rows.row(row.address(), own.mapName() + ": " + row.name(), row.channel());
        }
      }
    }
    assertThat(rows.table()).doesNotContain("0x0484");
    rows.assertCurrent(Path.of("README.md"));
  }
}
