// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.string.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.inverter.InverterMap;
import io.meriggio.modbus.Field;
import io.meriggio.modbus.RegisterMap;
import io.meriggio.testkit.PointTable;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
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
}
