// SPDX-License-Identifier: Apache-2.0
package io.meriggio.commissioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What applying a draft does to the site. */
class PlanTest {
  private static final Map<String, Map<String, Object>> SITE =
      Map.of(
          "io.meriggio.plant",
          Map.of(
              "phases",
              1,
              "name",
              "Old",
              "exchangeSource",
              "inverter-1",
              "productionSources",
              new String[] {"inverter-1", "barn"}),
          "io.meriggio.line~rs485",
          Map.of("transport", "serial", "serialPort", "/dev/ttyUSB0"),
          "io.meriggio.line~stick",
          Map.of("transport", "auto", "host", "192.0.2.9"),
          "io.meriggio.device~inverter-1",
          Map.of("family", "string", "line", "rs485", "unit", 1L, "pollMillis", 2000),
          "io.meriggio.device~barn",
          Map.of("family", "hyd", "line", "stick", "unit", 1),
          "io.meriggio.device~boiler",
          Map.of("family", "heat-pump", "line", "rs485", "unit", 9),
          "io.meriggio.controller",
          Map.of("contractMargin", 100));

  @Test
  void whatIsNotInTheDraftAnyMoreGoesWithItsLineAndOtherFamiliesStay() {
    Plan plan = Plan.of(Plants.complete(5), SITE);
    assertThat(kinds(plan))
        .isEqualTo(
            Map.of(
                "io.meriggio.line~rs485", Plan.Kind.KEPT,
                "io.meriggio.device~inverter-1", Plan.Kind.KEPT,
                "io.meriggio.device~meter", Plan.Kind.MADE,
                "io.meriggio.device~barn", Plan.Kind.REMOVED,
                "io.meriggio.line~stick", Plan.Kind.REMOVED,
                "io.meriggio.plant", Plan.Kind.CHANGED));
    assertThat(keys(plan, "io.meriggio.device~inverter-1"))
        .as("keys that commissioning does not ask for stay")
        .containsEntry("pollMillis", 2000);
    assertThat(keys(plan, "io.meriggio.device~meter"))
        .isEqualTo(
            Map.of(
                "family",
                "dtsu666",
                "line",
                "rs485",
                "unit",
                32,
                "settings.ctRatioAppliedByMeter",
                false));
  }

  @Test
  void thePlantSaysWhatTheDraftSaysAndNamesNoSourceThatHasGone() {
    assertThat(keys(Plan.of(Plants.complete(5), SITE), "io.meriggio.plant"))
        .isEqualTo(
            Map.of(
                "name",
                "Casa Bianchi",
                "phases",
                3,
                "contractedPower",
                6000,
                "timeZone",
                "Europe/Rome",
                "latitude",
                43.77,
                "longitude",
                11.25));
  }

  @Test
  void theSensorsOfOtherMakersPvGetTheirConstantsAndDirections() {
    Draft draft =
        Plants.changed(
            Plants.complete(6),
            Map.of("sensors", Map.of("production", true, "invertExchange", true)));
    Plan plan = Plan.of(draft, Map.of());
    assertThat(keys(plan, "io.meriggio.device~terminals"))
        .isEqualTo(
            Map.of(
                "family",
                "onboard-io",
                "settings.exchangeConstant",
                1,
                "settings.invertExchange",
                true,
                "settings.productionConstant",
                1,
                "settings.invertProduction",
                false));
    assertThat(plan.changes())
        .as("a line that no device uses is not made")
        .doesNotContainKey("io.meriggio.line~rs485");
  }

  @Test
  void aDeviceOfAnotherFamilyUnderTheSameIdBeginsAfresh() {
    Draft draft = Plants.draft(3, 3, Plants.device("inverter-1", "hyd", 1));
    assertThat(keys(Plan.of(draft, SITE), "io.meriggio.device~inverter-1"))
        .doesNotContainKey("pollMillis");
  }

  @Test
  void whatRunsStaysAsItIsWhenNothingIsChanged() {
    Map<String, Map<String, Object>> site = new LinkedHashMap<>();
    Plan.of(Plants.complete(4), Map.of())
        .changes()
        .forEach((pid, keys) -> site.put(pid, keys.orElseThrow()));
    Draft again = Plants.changed(Draft.ofSite(site), Map.of("configuration", 4));
    assertThat(kinds(Plan.of(again, site)).values()).containsOnly(Plan.Kind.KEPT);
    assertThat(List.copyOf(site.keySet()))
        .as("lines, then devices, then the plant")
        .containsExactly(
            "io.meriggio.line~rs485",
            "io.meriggio.device~inverter-1",
            "io.meriggio.device~terminals",
            "io.meriggio.plant");
  }

  private static Map<String, Plan.Kind> kinds(Plan plan) {
    return plan.kinds().stream().collect(Collectors.toMap(Plan.Change::pid, Plan.Change::kind));
  }

  private static Map<String, Object> keys(Plan plan, String pid) {
    return plan.changes().getOrDefault(pid, Optional.empty()).orElseThrow();
  }
}
