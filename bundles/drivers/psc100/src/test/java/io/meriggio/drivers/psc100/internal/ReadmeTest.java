// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.psc100.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.modbus.RegisterRow;
import io.meriggio.testkit.FrameReplay;
import io.meriggio.testkit.PointTable;
import io.meriggio.testkit.UnprovenRows;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReadmeTest {

  private static final Path README = Path.of("README.md");

  @Test
  void the_readme_lists_the_points_and_settings_that_the_driver_has() {
    assertThat(README).exists();
    PointTable.assertCurrent(README, new Psc100Driver().description(), ReadmeTest::models);
  }

  private static Set<String> models(String id) {
    String of = id.equals("pv_power") ? "ac_power" : id;
    return Arrays.stream(Model.values())
        .filter(model -> model.words().stream().anyMatch(word -> has(word, of)))
        .map(Model::word)
        .collect(Collectors.toSet());
  }

  private static boolean has(String word, String id) {
    return Psc100Driver.MAP.profile(word).field(id).isPresent();
  }

  @Test
  void the_readme_lists_the_rows_that_no_documented_frame_proves() {
    UnprovenRows rows =
        new UnprovenRows()
            .touchedBy(FrameReplay.resource(getClass(), "documented.frames").recorded());
    for (RegisterRow row : Psc100Driver.MAP.rows()) {
      if (!row.channel().isEmpty()) {
        rows.row(row.address(), row.name(), row.channel());
      }
    }
    assertThat(rows.table()).contains("ac_power");
    rows.assertCurrent(README);
  }
}
