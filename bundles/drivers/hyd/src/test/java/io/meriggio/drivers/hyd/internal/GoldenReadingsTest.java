// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.hyd.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.meriggio.device.Fault;
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

/** Words of printed examples, captures and logs, through the whole driver. */
class GoldenReadingsTest {

  /** The words of 0x0404 as the map explains its numbers. */
  private static final Map<String, String> STATES =
      Map.of("2", "GRID_TIED_RUNNING", "4", "RECOVERABLE_FAULT");

  /** The map's row of a channel that our points sum up, or show beside a finer one. */
  private static final Map<String, String> OF_THE_ROW =
      Map.of(
          "battery_power", "battery1_power",
          "battery_voltage", "battery1_voltage",
          "pv_power", "pv_power_total");

  @TestFactory
  List<DynamicTest> every_golden_reading_of_hybrids_comes_out_of_the_driver() {
    List<GoldenReadings.Row> rows =
        Stream.of("hyd-g1", "hyd-g3")
            .flatMap(
                map ->
                    GoldenReadings.resource(GoldenReadingsTest.class, "golden-readings.csv", map)
                        .stream())
            .toList();
    assertThat(rows).hasSize(33);
    return rows.stream()
        .map(row -> DynamicTest.dynamicTest(row.model() + " " + row.channel(), () -> check(row)))
        .toList();
  }

  private static void check(GoldenReadings.Row row) throws Exception {
    boolean old = row.family().equals("hyd-g1");
    ScriptedLink link =
        old
            ? Hybrids.old()
            : row.model().startsWith("3PH") ? Hybrids.threePhase() : Hybrids.singlePhase();
    link.set(1, row.address(), row.words());
    try (OpenedDevice hybrid =
        new OpenedDevice(new HydDriver(), link, 1, Optional.empty(), Map.of(), Optional.empty())
            .started()) {
      String id = Vocabulary.pointId(row.family(), row.channel());
      String point = old ? id : OF_THE_ROW.getOrDefault(id, id);
      Value value = hybrid.reading(point).value().orElseThrow();
      assertThat(hybrid.reading(point).point().unit().symbol()).isEqualTo(row.unit());
      if (value instanceof Value.Numeric number) {
        double expected = Double.parseDouble(row.expected());
        assertThat(number.number()).isCloseTo(expected, within(Math.abs(expected) * 1e-9));
      } else if (value instanceof Value.Faults faults) {
        List<String> codes = faults.faults().stream().map(Fault::code).toList();
        assertThat(codes.isEmpty() ? List.of("none") : codes).containsExactly(row.expected());
      } else {
        assertThat(((Value.Text) value).text())
            .isEqualTo(STATES.getOrDefault(row.expected(), row.expected()));
      }
    }
  }
}
