// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.sp3000.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.inverter.InverterMap;
import io.meriggio.modbus.RegisterMap;
import io.meriggio.modbus.RegisterRow;
import io.meriggio.testkit.GoldenReadings;
import io.meriggio.testkit.PointTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReadmeTest {

  private static final Path README = Path.of("README.md");

  @Test
  void the_readme_lists_the_points_and_settings_that_the_driver_has() {
    assertThat(README).exists();
    PointTable.assertCurrent(README, new Sp3000Driver().description(), id -> Set.of("3000SP"));
  }

  /** Every row with a channel is proved by {@link GoldenReadingsTest} or listed as unproven. */
  @Test
  void the_readme_lists_the_rows_that_no_document_or_capture_proves() throws Exception {
    Set<Integer> proved =
        GoldenReadingsTest.rows().stream()
            .map(GoldenReadings.Row::address)
            .collect(Collectors.toSet());
    RegisterMap map = InverterMap.SP3000.builtIn(Sp3000Driver.class);
    List<String> unproven =
        map.profile("3000SP").rows().stream()
            .filter(row -> !row.channel().isEmpty() && !proved.contains(row.address()))
            .map(ReadmeTest::line)
            .toList();
    String readme = Files.readString(README);
    String section = readme.substring(readme.indexOf("## Unproven rows"));
    assertThat(section.lines().filter(line -> line.startsWith("- `0x")).toList())
        .isEqualTo(unproven);
  }

  private static String line(RegisterRow row) {
    return String.format("- `0x%04X` %s", row.address(), row.channel());
  }
}
