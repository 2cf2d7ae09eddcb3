// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.wallbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.modbus.RegisterRow;
import io.meriggio.testkit.FrameReplay;
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
    PointTable.assertCurrent(README, new WallboxDriver().description(), id -> Set.of());
  }

  @Test
  void the_readme_lists_the_rows_that_no_documented_frame_proves() {
    UnprovenRows rows =
        new UnprovenRows()
            .touchedBy(FrameReplay.resource(getClass(), "documented.frames").recorded());
    for (RegisterRow row : Resources.registerMap().rows()) {
      if (!row.channel().isEmpty()) {
        rows.row(row.address(), row.name(), row.channel());
      }
    }
    assertThat(rows.table()).contains("serial_number").doesNotContain("charger_power");
    rows.assertCurrent(README);
  }
}
