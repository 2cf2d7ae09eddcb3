// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.meriggio.device.Fault;
import io.meriggio.device.Point;
import io.meriggio.device.Quality;
import io.meriggio.device.Reading;
import io.meriggio.device.Value;
import io.meriggio.device.Vocabulary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Raw words from printed examples and public captures, and the values that they must give. The rows
 * whose expected value holds a CT ratio are the driver's to prove.
 */
class GoldenReadingsTest {

  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

  @TestFactory
  List<DynamicTest> every_golden_reading_is_decoded() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    for (NamedCsvRecord row :
        CsvReader.builder().ofNamedCsvRecord(Maps.text("golden-readings.csv")).stream().toList()) {
      if (!row.getField("source").contains("expected value includes the ratio")) {
        String name = row.getField("family") + " " + row.getField("channel");
        tests.add(
            DynamicTest.dynamicTest(name + " " + row.getField("address_hex"), () -> check(row)));
      }
    }
    assertThat(tests).hasSize(103);
    return tests;
  }

  private void check(NamedCsvRecord golden) throws Exception {
    RegisterMap map = Maps.documented(golden.getField("family"));
    Profile profile = map.profile(golden.getField("model"));
    String id = Vocabulary.pointId(golden.getField("family"), golden.getField("channel"));
    Field field = profile.field(id).orElseThrow();
    int[] words =
        Arrays.stream(golden.getField("raw_words_hex").split(" "))
            .mapToInt(word -> Integer.parseInt(word, 16))
            .toArray();
    assertThat(field.row().address()).isEqualTo(Integer.decode(golden.getField("address_hex")));
    if (field.point().kind() == Point.Kind.FAULTS) {
      faults(map, field, words[0], golden.getField("expected_value"));
      return;
    }
    Reading reading = field.read(words, 0, AT);
    assertThat(reading.quality()).isEqualTo(Quality.GOOD);
    assertThat(field.point().unit().symbol()).isEqualTo(golden.getField("unit"));
    expect(field, reading.value().orElseThrow(), golden.getField("expected_value"));
  }

  /**
   * The vocabulary's rule 3 turns the reactive power of every meter profile and stands over
   * examples; the one golden row of it keeps the meter's own sign.
   */
  private static double inOurSign(Field field, double expected) {
    return field.id().equals("reactive_power") ? -expected : expected;
  }

  private static void expect(Field field, Value value, String expected) {
    if (value instanceof Value.Numeric number) {
      double wanted = inOurSign(field, Double.parseDouble(expected));
      assertThat(number.number()).isCloseTo(wanted, within(Math.abs(wanted) * 1e-3 + 1e-9));
    } else if (field.row().type() == RegisterType.ENUM16) {
      // the capture gives the number; the word is the one that the map gives to it
      String wanted = "(?s).*(^|;)\\s*" + expected + " (\\S.*)";
      assertThat(field.row().meaning()).matches(wanted);
      String first = field.row().meaning().replaceFirst(wanted, "$2").split("[ ;-]")[0];
      assertThat(((Value.Text) value).text()).startsWithIgnoringCase(first);
    } else {
      assertThat(((Value.Text) value).text()).isEqualTo(expected);
    }
  }

  private static void faults(RegisterMap map, Field field, int word, String expected) {
    List<Fault> active = new ArrayList<>();
    map.faults().faults(field.row().address(), word, active);
    List<String> codes = expected.equals("none") ? List.of() : List.of(expected);
    assertThat(active).extracting(Fault::code).isEqualTo(codes);
  }
}
