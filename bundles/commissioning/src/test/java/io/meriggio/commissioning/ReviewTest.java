// SPDX-License-Identifier: Apache-2.0
package io.meriggio.commissioning;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.commissioning.Draft.DraftDevice;
import io.meriggio.commissioning.Remark.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a draft: plant-configurations, commissioning-and-accounts, ev-charging. */
class ReviewTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
  void aCompletePlantOfEveryConfigurationIsReady(int number) {
    Review review = review(Plants.complete(number));
    assertThat(review.remarks()).isEmpty();
    assertThat(review.ready()).isTrue();
    for (Step step : Step.values()) {
      assertThat(review.state(step)).isEqualTo(Review.State.DONE);
    }
  }

  @Test
  void anEmptyDraftIsToldStepByStepWhatIsMissing() {
    Review review = review(Draft.EMPTY);
    assertThat(review.ready()).isFalse();
    assertThat(review.remarks().stream().filter(Remark::stops))
        .extracting(remark -> remark.step() + " " + remark.code())
        .containsExactly(
            "SAFETY SAFETY_UNREAD",
            "SYSTEM PHASES_UNSAID",
            "CONTRACT CONTRACT_UNSAID",
            "PLACE NAME_UNSAID",
            "PLACE TIME_ZONE_UNSAID",
            "CONFIGURATION CONFIGURATION_UNSAID");
    assertThat(review.state(Step.PLACE)).isEqualTo(Review.State.OPEN);
    assertThat(review.state(Step.DEVICES)).isEqualTo(Review.State.DONE);
  }

  /** plant-configurations, table: column by column. */
  @ParameterizedTest
  @CsvSource({
    "1,1,hyd,INVERTER",
    "2,1,sp3000,INVERTER",
    "3,3,hyd,INVERTER",
    "4,1,string,SENSOR",
    "5,3,string,METER",
    "6,1,,SENSOR",
    "7,3,,METER",
    "8,1,,SENSOR",
    "9,3,,METER",
  })
  void theNineConfigurationsAreThoseOfTheTable(
      int number, int phases, String leading, Layout.Exchange exchange) {
    Layout layout = Layout.of(number).orElseThrow();
    assertThat(layout.phases()).isEqualTo(phases);
    assertThat(layout.leading()).isEqualTo(Optional.ofNullable(leading));
    assertThat(layout.exchange()).isEqualTo(exchange);
    assertThat(layout.productionSensor()).isEqualTo(number == 6 || number == 7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // configuration | family taken away | what is missing, and in which step
        "1 | hyd | DEVICES INVERTER_MISSING",
        "2 | sp3000 | DEVICES INVERTER_MISSING",
        "3 | hyd | DEVICES INVERTER_MISSING",
        "4 | string | DEVICES INVERTER_MISSING",
        "4 | onboard-io | DEVICES TERMINALS_MISSING",
        "5 | string | DEVICES INVERTER_MISSING",
        "5 | dtsu666 | DEVICES METER_MISSING",
        "6 | onboard-io | DEVICES TERMINALS_MISSING",
        "7 | dtsu666 | DEVICES METER_MISSING",
        "8 | onboard-io | DEVICES TERMINALS_MISSING",
        "9 | dtsu666 | DEVICES METER_MISSING",
      })
  void everyConfigurationAsksForItsDevices(int number, String family, String missing) {
    assertThat(stops(Plants.without(Plants.complete(number), family))).contains(missing);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // configuration | family beside it | what is wrong; nothing = they may stand together
        "1 | string | ",
        "1 | dtsu666 | METER_BELONGS_TO_INVERTER",
        "2 | string | ",
        "2 | dtsu666 | METER_BELONGS_TO_INVERTER",
        "3 | string | ",
        "3 | dtsu666 | METER_BELONGS_TO_INVERTER",
        "4 | hyd | INVERTER_OF_OTHER_CONFIGURATION",
        "4 | sp3000 | INVERTER_OF_OTHER_CONFIGURATION",
        "4 | string | ",
        "4 | dtsu666 | METER_BESIDE_SENSOR",
        "5 | hyd | INVERTER_OF_OTHER_CONFIGURATION",
        "5 | string | ",
        "5 | dtsu666 | SEVERAL_METERS",
        "6 | string | INVERTER_BESIDE_SENSORS",
        "6 | dtsu666 | METER_BESIDE_SENSOR",
        "7 | hyd | INVERTER_BESIDE_SENSORS",
        "8 | string | INVERTER_WITHOUT_PV",
        "9 | sp3000 | INVERTER_WITHOUT_PV",
      })
  void anInverterAndSensorsAreNotForOneSystem(int number, String family, String wrong) {
    int unit = family.equals("dtsu666") ? 32 : 7;
    String line = number == 5 && family.equals("dtsu666") ? "other" : "rs485";
    DraftDevice more = Plants.device("more", family, unit);
    Draft draft = Plants.with(Plants.complete(number), onLine(more, line));
    List<String> found =
        stopping(review(draft, Map.of("io.meriggio.line~other", Map.of()))).stream()
            .map(Remark::code)
            .toList();
    if (wrong == null) {
      assertThat(found).isEmpty();
    } else {
      assertThat(found).contains(wrong);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | PRODUCTION_SENSOR_BESIDE_INVERTER",
        "2 | PRODUCTION_SENSOR_BESIDE_INVERTER",
        "3 | PRODUCTION_SENSOR_BESIDE_INVERTER",
        "4 | PRODUCTION_SENSOR_BESIDE_INVERTER",
        "5 | PRODUCTION_SENSOR_BESIDE_INVERTER",
        "8 | PRODUCTION_SENSOR_WITHOUT_PV",
        "9 | PRODUCTION_SENSOR_WITHOUT_PV",
      })
  void aProductionSensorIsRefusedWhereTheInverterTellsItOrNothingIsProduced(
      int number, String code) {
    Draft draft = Plants.withProduction(Plants.complete(number));
    assertThat(stops(draft)).contains("SENSORS " + code);
  }

  @Test
  void otherMakersPvOnThreePhasesMayHaveAProductionSensorWithConstant3() {
    Draft draft = Plants.withProduction(Plants.with(Plants.complete(7), Plants.terminals()));
    Review review = review(draft);
    assertThat(review.ready()).isTrue();
    assertThat(keys(review, "io.meriggio.device~terminals"))
        .containsEntry("settings.productionConstant", 3)
        .doesNotContainKey("settings.exchangeConstant");
    assertThat(stops(Plants.without(draft, "onboard-io"))).contains("DEVICES TERMINALS_MISSING");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "6 | exchangeConstant | 3 | WRONG",
        "6 | productionConstant | 3 | WRONG",
        "4 | exchangeConstant | 3 | WRONG",
        "7 | productionConstant | 1 | WARNING",
        "7 | productionConstant | 3 | ",
        "6 | exchangeConstant | 1 | ",
      })
  void theConstantFollowsThePhases(int number, String key, int constant, Severity severity) {
    boolean production = number != 4;
    Draft plant = Plants.complete(number);
    Draft draft =
        Plants.changed(
            number == 7 ? Plants.with(plant, Plants.terminals()) : plant,
            Map.of("sensors", Map.of("production", production, key, constant)));
    Optional<Severity> said =
        review(draft).of(Step.SENSORS).stream()
            .filter(remark -> remark.field().equals("sensors." + key))
            .map(Remark::severity)
            .findFirst();
    assertThat(said).isEqualTo(Optional.ofNullable(severity));
  }

  @Test
  void atMostEightInvertersAndEightChargePoints() {
    Draft plant = Plants.complete(5);
    Draft eight = Plants.with(plant, more("string", 7));
    assertThat(review(eight).ready()).isTrue();
    assertThat(stops(Plants.with(plant, more("string", 8)))).contains("DEVICES TOO_MANY_INVERTERS");
    assertThat(review(Plants.with(plant, more("wallbox", 8))).ready()).isTrue();
    assertThat(stops(Plants.with(plant, more("wallbox", 9))))
        .containsExactly("CHARGE_POINTS TOO_MANY_CHARGE_POINTS");
  }

  @Test
  void theMeterAnswersAtAddress32() {
    Draft draft =
        Plants.with(
            Plants.without(Plants.complete(5), "dtsu666"), Plants.device("meter", "dtsu666", 1));
    assertThat(stops(draft)).contains("DEVICES METER_ADDRESS");
  }

  @Test
  void twoDevicesOfALineNeedTwoAddressesAndAnInverterNeedsOne() {
    DraftDevice twin = Plants.device("barn", "string", 1);
    assertThat(stops(Plants.with(Plants.complete(5), twin)))
        .containsExactly("DEVICES ADDRESS_TAKEN");
    DraftDevice unaddressed =
        new DraftDevice(
            "barn",
            "string",
            Optional.empty(),
            Optional.of("ZS2ES006L7A1B2"),
            Optional.empty(),
            Optional.of("rs485"),
            Optional.empty(),
            Map.of());
    assertThat(stops(Plants.with(Plants.complete(5), unaddressed)))
        .containsExactly("DEVICES ADDRESS_UNSAID");
    assertThat(stops(Plants.with(Plants.complete(5), onLine(twin, "attic"))))
        .containsExactly("DEVICES LINE_UNKNOWN");
  }

  @Test
  void twoHybridsAskWhoseExchangeCounts() {
    Draft two = Plants.with(Plants.complete(3), Plants.device("inverter-2", "hyd", 2));
    assertThat(stops(two)).containsExactly("DEVICES EXCHANGE_SOURCE_UNSAID");
    Draft said = Plants.changed(two, Map.of("exchangeSource", "inverter-2"));
    assertThat(review(said).ready()).isTrue();
    assertThat(keys(review(said), "io.meriggio.plant"))
        .containsEntry("exchangeSource", "inverter-2");
    assertThat(stops(Plants.changed(two, Map.of("exchangeSource", "nobody"))))
        .containsExactly("DEVICES EXCHANGE_SOURCE_UNKNOWN");
  }

  @ParameterizedTest
  @CsvSource({"1,3,CONFIGURATION_SINGLE_PHASE", "5,1,CONFIGURATION_THREE_PHASE"})
  void theConfigurationIsOfTheSystemsPhases(int number, int phases, String code) {
    Draft draft = Plants.changed(Plants.complete(number), Map.of("phases", phases));
    assertThat(stops(draft)).contains("CONFIGURATION " + code);
    assertThat(review(draft).state(Step.CONFIGURATION)).isEqualTo(Review.State.WRONG);
  }

  @Test
  void whatIsNotCheckedOnTheSpotIsAWarning() {
    Map<String, Object> unchecked = Map.of("checks", Map.of());
    assertThat(warnings(Plants.changed(Plants.complete(6), unchecked)))
        .containsExactly("EXCHANGE_UNCHECKED", "PRODUCTION_UNCHECKED");
    assertThat(warnings(Plants.changed(Plants.complete(5), unchecked)))
        .containsExactly("METER_UNCONFIRMED");
    assertThat(
            warnings(
                Plants.changed(Plants.with(Plants.complete(1), more("wallbox", 1)), unchecked)))
        .containsExactly("PLUG_AND_PLAY_UNCONFIRMED", "FIRMWARE_UNCONFIRMED");
  }

  /**
   * Driver dtsu666: on some meters nothing but the display tells, and the exchange is uncertain.
   */
  @Test
  void aMeterOfWhichNobodySaidWhatItsRegistersHoldIsToBeComparedWithItsDisplay() {
    Draft unsaid = Plants.without(Plants.complete(5), "dtsu666");
    DraftDevice meter = Plants.device("meter", "dtsu666", 32);
    DraftDevice silent =
        new DraftDevice(
            meter.id(),
            meter.family(),
            meter.name(),
            meter.serialNumber(),
            meter.model(),
            meter.line(),
            meter.unit(),
            Map.of());
    assertThat(warnings(Plants.with(unsaid, meter))).isEmpty();
    assertThat(warnings(Plants.with(unsaid, silent))).containsExactly("METER_RATIO_UNSAID");
    assertThat(review(Plants.with(unsaid, silent)).ready()).isTrue();
  }

  @Test
  void halfAPositionIsWrongAndNoneIsAWarning() {
    assertThat(stops(Plants.lacking(Plants.complete(1), "longitude")))
        .containsExactly("PLACE POSITION_HALF");
    Draft none = Plants.lacking(Plants.lacking(Plants.complete(1), "longitude"), "latitude");
    assertThat(warnings(none)).containsExactly("POSITION_UNSAID");
  }

  @Test
  void aLineIsCheckedAsAtEveryDoorAndTheFieldIsNamed() {
    Draft draft =
        Plants.changed(
            Plants.complete(1),
            Map.of("lines", List.of(Map.of("id", "rs485", "transport", "serial", "baudRate", 5))));
    assertThat(review(draft).remarks())
        .extracting(remark -> remark.step() + " " + remark.field())
        .containsExactlyInAnyOrder("DEVICES lines[0].serialPort", "DEVICES lines[0].baudRate");
  }

  private static DraftDevice onLine(DraftDevice device, String line) {
    return new DraftDevice(
        device.id(),
        device.family(),
        device.name(),
        device.serialNumber(),
        device.model(),
        Optional.of(line),
        device.unit(),
        device.settings());
  }

  private static DraftDevice[] more(String family, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Plants.device(family + "-" + i, family, 40 + i))
        .toArray(DraftDevice[]::new);
  }

  private static Review review(Draft draft) {
    return review(draft, Map.of());
  }

  private static Review review(Draft draft, Map<String, Map<String, Object>> effective) {
    return Review.of(draft, new HashMap<>(effective));
  }

  private static List<Remark> stopping(Review review) {
    return review.remarks().stream().filter(Remark::stops).toList();
  }

  private static List<String> stops(Draft draft) {
    return stopping(review(draft)).stream()
        .map(remark -> remark.step() + " " + remark.code())
        .collect(Collectors.toList());
  }

  private static List<String> warnings(Draft draft) {
    return review(draft).remarks().stream()
        .filter(remark -> !remark.stops())
        .map(Remark::code)
        .toList();
  }

  private static Map<String, Object> keys(Review review, String pid) {
    return review.plan().changes().get(pid).orElseThrow();
  }
}
