// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.string.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.meriggio.device.Value;
import io.meriggio.device.Vocabulary;
import io.meriggio.testkit.GoldenReadings;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.ScriptedLink;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Words of printed examples and captures, through the whole driver. */
class GoldenReadingsTest {

  /** The register of the coarse total; {@code pv_power} itself is the sum of the trackers. */
  private static final Map<String, String> OF_THE_ROW = Map.of("pv_power", "pv_power_total");

  @TestFactory
  List<DynamicTest> every_golden_reading_of_string_inverters_comes_out_of_the_driver() {
    List<GoldenReadings.Row> rows =
        Stream.of("string-g1", "string-g3")
            .flatMap(
                map ->
                    GoldenReadings.resource(GoldenReadingsTest.class, "golden-readings.csv", map)
                        .stream())
            .toList();
    assertThat(rows).hasSize(45);
    return rows.stream()
        .map(row -> DynamicTest.dynamicTest(row.model() + " " + row.channel(), () -> check(row)))
        .toList();
  }

  private static void check(GoldenReadings.Row row) throws Exception {
    boolean old = row.family().equals("string-g1");
    ScriptedLink link = old ? Inverters.v1() : Inverters.v3();
    link.set(1, row.address(), row.words());
    Optional<String> model = old ? Optional.of(row.model()) : Optional.empty();
    try (OpenedDevice inverter =
        new OpenedDevice(new StringDriver(), link, 1, model, Map.of(), Optional.empty())
            .started()) {
      String id = Vocabulary.pointId(row.family(), row.channel());
      String point = old ? id : OF_THE_ROW.getOrDefault(id, id);
      Value value = inverter.reading(point).value().orElseThrow();
      assertThat(inverter.reading(point).point().unit().symbol()).isEqualTo(row.unit());
      if (value instanceof Value.Numeric number) {
        double expected = Double.parseDouble(row.expected());
        assertThat(number.number()).isCloseTo(expected, within(Math.abs(expected) * 1e-9));
      } else if (value instanceof Value.Faults faults) {
        assertThat(faults.faults()).isEmpty();
        assertThat(row.expected()).isEqualTo("none");
      } else {
        // 2 is the word NORMAL of 0x0000 (string-g1.csv, system_state)
        assertThat(row.expected()).isEqualTo("2");
        assertThat(((Value.Text) value).text()).isEqualTo("NORMAL");
      }
    }
  }
}
