// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.dtsu666.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.testkit.PointTable;
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
}
