// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.dtsu666.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.meriggio.device.Value;
import io.meriggio.device.Vocabulary;
import io.meriggio.testkit.GoldenReadings;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.ScriptedLink;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Words of public scans and captures, through the whole driver. */
class GoldenReadingsTest {

  @TestFactory
  List<DynamicTest> every_golden_reading_of_the_meters_comes_out_of_the_driver() {
    List<GoldenReadings.Row> rows =
        GoldenReadings.resource(GoldenReadingsTest.class, "golden-readings.csv", "dtsu666");
    assertThat(rows).hasSize(26);
    return rows.stream()
        .map(row -> DynamicTest.dynamicTest(row.model() + " " + row.channel(), () -> check(row)))
        .toList();
  }

  private static void check(GoldenReadings.Row row) throws Exception {
    // a live unit of firmware 103 had ratio 200 and secondary numbers; the others need no ratio
    boolean ratio = row.source().contains("CT ratio 200");
    ScriptedLink link = Meters.of(row.model());
    if (row.model().equals("DTSU666")) {
      Meters.ratios(link, ratio ? 200 : 1, 10);
    }
    link.set(Meters.UNIT, row.address(), row.words());
    Map<String, String> settings = ratio ? Map.of("ctRatioAppliedByMeter", "false") : Map.of();
    try (OpenedDevice meter = Meters.open(link, row.model(), settings).started()) {
      String id = Vocabulary.pointId("dtsu666", row.channel());
      Value value = meter.reading(id).value().orElseThrow();
      assertThat(meter.reading(id).point().unit().symbol()).isEqualTo(row.unit());
      if (value instanceof Value.Numeric number) {
        double expected = inOurSign(id, Double.parseDouble(row.expected()));
        assertThat(number.number()).isCloseTo(expected, within(Math.abs(expected) * 1e-3));
      } else {
        assertThat(((Value.Text) value).text()).isEqualTo(row.expected());
      }
    }
  }

  /**
   * The vocabulary's rule 3 turns the reactive power of every meter profile and stands over
   * examples; the one golden row of it keeps the meter's own sign.
   */
  private static double inOurSign(String id, double expected) {
    return id.equals("reactive_power") ? -expected : expected;
  }
}
