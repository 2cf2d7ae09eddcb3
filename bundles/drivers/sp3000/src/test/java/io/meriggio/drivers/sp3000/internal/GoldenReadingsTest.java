// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.sp3000.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.meriggio.device.Value;
import io.meriggio.device.Vocabulary;
import io.meriggio.testkit.GoldenReadings;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.ScriptedLink;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Words of public captures, through the whole driver: those of the 3000SP and those of the old
 * hybrid, which has the same registers for what it measures (INVERTERS, section 3).
 */
class GoldenReadingsTest {

  static List<GoldenReadings.Row> rows() {
    List<GoldenReadings.Row> rows = new ArrayList<>();
    for (String family : List.of("sp3000", "hyd-g1")) {
      rows.addAll(GoldenReadings.resource(GoldenReadingsTest.class, "golden-readings.csv", family));
    }
    return rows;
  }

  @TestFactory
  List<DynamicTest> every_golden_reading_that_fits_comes_out_of_the_driver() {
    assertThat(rows()).hasSize(7);
    return rows().stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.family() + " " + row.channel() + " " + row.words(), () -> check(row)))
        .toList();
  }

  private static void check(GoldenReadings.Row row) throws Exception {
    ScriptedLink link = Retrofits.healthy().set(Retrofits.UNIT, row.address(), row.words());
    try (OpenedDevice device = Retrofits.opened(link).started()) {
      String id = Vocabulary.pointId("sp3000", row.channel());
      Value value = device.reading(id).value().orElseThrow();
      assertThat(device.reading(id).point().unit().symbol()).isEqualTo(row.unit());
      if (value instanceof Value.Numeric number) {
        assertThat(number.number()).isCloseTo(Double.parseDouble(row.expected()), within(1e-9));
      } else {
        assertThat(((Value.Text) value).text()).isEqualTo(row.expected());
      }
    }
  }
}
