// SPDX-License-Identifier: Apache-2.0
package io.meriggio.commissioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A draft as a form. */
class DraftTest {

  @Test
  void nothingSaidIsADraftToo() {
    assertThat(Draft.read(Map.of())).isEqualTo(new Draft.Read.Good(Draft.EMPTY));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
  void theFormOfADraftMakesItAgain(int number) {
    Draft draft = Plants.complete(number);
    assertThat(Draft.read(draft.form())).isEqualTo(new Draft.Read.Good(draft));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "phases | 2 | SYSTEM | found ‘2’, allowed: 1 or 3",
        "phases | three | SYSTEM | found ‘three’, allowed: 1 or 3",
        "contractedPower | 99 | CONTRACT | found ‘99’, allowed: a whole number from 100 to 100000000",
        "contractedPower | 4.5 | CONTRACT | found ‘4.5’, allowed: a whole number from 100 to 100000000",
        "timeZone | Rome | PLACE | found ‘Rome’, allowed: a time zone such as Europe/Rome",
        "latitude | 90.5 | PLACE | found ‘90.5’, allowed: a number from -90 to 90",
        "longitude | -181 | PLACE | found ‘-181’, allowed: a number from -180 to 180",
        "configuration | 0 | CONFIGURATION | found ‘0’, allowed: a whole number from 1 to 9",
        "configuration | 10 | CONFIGURATION | found ‘10’, allowed: a whole number from 1 to 9",
        "safetyConfirmed | yes | SAFETY | found ‘yes’, allowed: true or false",
        "devices | all | DEVICES | found ‘all’, allowed: a list of at most 64 entries",
        "sensors | on | SENSORS | found ‘on’, allowed: an object",
        "colour | red | SYSTEM | found ‘red’, allowed: checks, configuration, contractedPower, devices, exchangeSource, latitude, lines, longitude, name, phases, safetyConfirmed, sensors, step, timeZone",
      })
  void whatIsNotAllowedIsToldWithItsFieldAndWhatIs(
      String field, String value, Step step, String sentence) {
    assertBad(Map.of(field, number(value)), step, field, sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exchangeConstant | 2 | sensors.exchangeConstant | found ‘2’, allowed: 1 or 3",
        "productionConstant | 0 | sensors.productionConstant | found ‘0’, allowed: 1 or 3",
        "invertExchange | 1 | sensors.invertExchange | found ‘1’, allowed: true or false",
      })
  void theConstantOfASensorIs1Or3(String key, String value, String field, String sentence) {
    assertBad(Map.of("sensors", Map.of(key, number(value))), Step.SENSORS, field, sentence);
  }

  @Test
  void everyBadFieldOfADeviceIsTold() {
    Draft.Read read =
        Draft.read(
            Map.of(
                "devices",
                List.of(
                    Map.of("id", "Roof!", "family", "psc100", "unit", 0, "line", "A B"),
                    Map.of("settings", Map.of("a", List.of(1))))));
    assertThat(((Draft.Read.Bad) read).remarks())
        .extracting(Remark::field)
        .containsExactly(
            "devices[0].id",
            "devices[0].family",
            "devices[0].line",
            "devices[0].unit",
            "devices[1].id",
            "devices[1].family",
            "devices[1].settings.a");
  }

  @Test
  void aNameOfBlanksIsNone() {
    assertThat(Plants.changed(Draft.EMPTY, Map.of("name", "   ")).name()).isEmpty();
    assertThat(Plants.changed(Draft.EMPTY, Map.of("name", " Casa ")).name()).contains("Casa");
  }

  @Test
  void aPlantThatRunsIsCommissionedAnewFromWhereItStands() {
    Draft draft =
        Draft.ofSite(
            Map.of(
                "io.meriggio.plant",
                Map.of("name", "Casa", "phases", "3", "contractedPower", 10000),
                "io.meriggio.line~met",
                Map.of("transport", "modbus-tcp", "host", "192.0.2.7"),
                "io.meriggio.line~cloud",
                Map.of("transport", "modbus-tcp", "host", "192.0.2.8"),
                "io.meriggio.device~grid",
                Map.of("family", "dtsu666", "line", "met", "unit", 32L),
                "io.meriggio.device~board",
                Map.of(
                    "family",
                    "onboard-io",
                    "settings.invertExchange",
                    true,
                    "settings.exchangeConstant",
                    "3",
                    "settings.ct1File",
                    "/sys/x"),
                "io.meriggio.device~boiler",
                Map.of("family", "heat-pump", "line", "cloud", "unit", 1)));
    assertThat(draft.phases()).contains(3);
    assertThat(draft.contractedPower()).contains(10_000);
    assertThat(draft.timeZone()).as("that of the machine was not said").isEmpty();
    assertThat(draft.devices()).extracting(Draft.DraftDevice::id).containsExactly("board", "grid");
    assertThat(draft.devices().get(0).settings()).containsEntry("ct1File", "/sys/x");
    assertThat(draft.lines()).extracting(Draft.DraftLine::id).containsExactly("met");
    assertThat(draft.sensors().invertExchange()).isTrue();
    assertThat(draft.sensors().exchangeConstant()).contains(3);
    assertThat(Draft.read(draft.form())).isEqualTo(new Draft.Read.Good(draft));
  }

  /** Whatever a browser sends, it is a draft or it is told what is wrong: never an exception. */
  @Test
  void anyFormIsReadOrRefused() {
    long seed = Long.getLong("meriggio.seed", System.nanoTime());
    Random random = new Random(seed);
    List<Object> values =
        List.of(
            "", "x", 1, -1, 3, 4.5, true, List.of(), List.of(1), Map.of(), Map.of("id", 1), 1e300);
    List<String> names = List.copyOf(Plants.complete(6).form().keySet());
    for (int i = 0; i < Integer.getInteger("meriggio.cases", 500); i++) {
      Map<String, Object> form = new LinkedHashMap<>(Plants.complete(1 + random.nextInt(9)).form());
      for (int n = random.nextInt(4); n >= 0; n--) {
        form.put(
            names.get(random.nextInt(names.size())), values.get(random.nextInt(values.size())));
      }
      Draft.Read read = Draft.read(form);
      if (read instanceof Draft.Read.Good good) {
        assertThat(Review.of(good.draft(), Map.of()).plan().changes())
            .as("seed %d, case %d", seed, i)
            .isNotEmpty();
      } else {
        assertThat(((Draft.Read.Bad) read).remarks()).as("seed %d, case %d", seed, i).isNotEmpty();
      }
    }
  }

  private static Object number(String value) {
    return value.matches("-?\\d+")
        ? Integer.valueOf(value)
        : value.matches("-?[\\d.]+") ? (Object) Double.valueOf(value) : value;
  }

  private static void assertBad(
      Map<String, Object> form, Step step, String field, String sentence) {
    assertThat(Draft.read(form))
        .isInstanceOfSatisfying(
            Draft.Read.Bad.class,
            bad -> {
              Remark remark = bad.remarks().get(0);
              assertThat(remark.step()).isEqualTo(step);
              assertThat(remark.field()).isEqualTo(field);
              assertThat(remark.sentence().in(Locale.ENGLISH)).isEqualTo(sentence);
              assertThat(remark.sentence().in(Locale.ITALIAN)).contains("ammesso");
            });
  }
}
