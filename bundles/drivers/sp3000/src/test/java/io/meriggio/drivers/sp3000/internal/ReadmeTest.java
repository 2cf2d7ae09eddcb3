// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.sp3000.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.inverter.InverterMap;
import io.meriggio.testkit.GoldenReadings;
import io.meriggio.testkit.PointTable;
import io.meriggio.testkit.UnprovenRows;
import java.nio.file.Path;
import java.util.Set;
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
  void the_readme_lists_the_rows_that_no_document_or_capture_proves() {
    UnprovenRows unproven = new UnprovenRows();
    for (GoldenReadings.Row row : GoldenReadingsTest.rows()) {
      unproven.touched(row.address(), row.words().split(" ").length);
    }
    InverterMap.SP3000.builtIn(Sp3000Driver.class).profile("3000SP").rows().stream()
        .filter(row -> !row.channel().isEmpty())
        .forEach(row -> unproven.row(row.address(), row.name(), row.channel()));
    assertThat(unproven.table()).contains("0x0200").doesNotContain("0x020E");
    unproven.assertCurrent(README);
  }
}
