// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.dtsu666.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.modbus.RegisterRow;
import io.meriggio.testkit.FrameReplay;
import io.meriggio.testkit.GoldenReadings;
import io.meriggio.testkit.PointTable;
import io.meriggio.testkit.UnprovenRows;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReadmeTest {

  @Test
  void the_readme_lists_the_points_and_settings_that_the_driver_has() {
    Path readme = Path.of("README.md");
    assertThat(readme).exists();
    PointTable.assertCurrent(readme, new Dtsu666Driver().description(), ReadmeTest::models);
  }

  private static Set<String> models(String id) {
    return Dtsu666Driver.MAP.models().stream()
        .filter(model -> Dtsu666Driver.MAP.profile(model).field(id).isPresent())
        .collect(Collectors.toSet());
  }

  @Test
  void the_readme_lists_the_rows_that_no_documented_or_captured_frame_proves() {
    UnprovenRows rows =
        new UnprovenRows()
            .touchedBy(FrameReplay.resource(getClass(), "zcs-meter.frames").recorded());
    GoldenReadings.resource(getClass(), "golden-readings.csv", "dtsu666")
        .forEach(row -> rows.touched(row.address(), row.words().trim().split(" +").length));
    for (RegisterRow row : Dtsu666Driver.MAP.rows()) {
      if (!row.channel().isEmpty()) {
        rows.row(row.address(), row.name(), row.channel());
      }
    }
    assertThat(rows.table()).doesNotContain("0x2012");
    rows.assertCurrent(Path.of("README.md"));
  }
}
