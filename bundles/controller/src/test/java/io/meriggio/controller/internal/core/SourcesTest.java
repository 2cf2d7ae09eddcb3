// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.DeviceState;
import io.meriggio.device.Quality;
import io.meriggio.device.Reason;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** plant-configurations: the table of nine, and "Which exchange is taken". */
class SourcesTest {

  private static final Object[] HYBRID = {
    "pv_power", 1, "battery_power", 2, "battery_soc", 3, "grid_power", 4
  };

  static Stream<Arguments> plants() {
    return Stream.of(
        Arguments.of(1, Site.atNoon().phases(1).device("h", "hyd", HYBRID)),
        Arguments.of(2, Site.atNoon().phases(1).device("r", "sp3000", HYBRID)),
        Arguments.of(3, Site.atNoon().phases(3).device("h", "hyd", HYBRID)),
        Arguments.of(
            4,
            Site.atNoon()
                .phases(1)
                .device("s", "string", "pv_power", 1)
                .device("io", "onboard-io", "grid_power", 1)),
        Arguments.of(
            5,
            Site.atNoon()
                .phases(3)
                .device("s", "string", "pv_power", 1)
                .device("m", "dtsu666", "grid_power", 1)),
        Arguments.of(
            6, Site.atNoon().phases(1).device("io", "onboard-io", "pv_power", 1, "grid_power", 1)),
        Arguments.of(
            7,
            Site.atNoon()
                .phases(3)
                .device("io", "onboard-io", "pv_power", 1)
                .device("m", "dtsu666", "grid_power", 1)),
        Arguments.of(8, Site.atNoon().phases(1).device("io", "onboard-io", "grid_power", 1)),
        Arguments.of(9, Site.atNoon().phases(3).device("m", "dtsu666", "grid_power", 1)));
  }

  @ParameterizedTest(name = "configuration {0}")
  @MethodSource("plants")
  void eachOfTheNineConfigurationsIsFound(int number, Site site) {
    PlantCore.Result result = site.look();

    assertThat(result.now().configuration()).hasValue(number);
    for (Locale language : new Locale[] {Locale.ENGLISH, Locale.ITALIAN}) {
      assertThat(result.found().why().text(language)).isNotBlank().doesNotContain("{");
    }
  }

  @Test
  void withoutDevicesNothingIsKnownAndTheExplanationSaysSo() {
    PlantCore.Result result = Site.atNoon().look();

    assertThat(result.now().configuration()).isEmpty();
    assertThat(result.found().why().text(Locale.ENGLISH)).isEqualTo("No device is configured yet.");
    assertThat(result.now().figure("grid_power").reason()).isEqualTo(Reason.NOT_PRESENT);
    assertThat(result.now().figure("consumption_power").value()).isEmpty();
  }

  @Test
  void aHybridGoesBeforeAMeterAndAMeterBeforeASensor() {
    Site all =
        Site.atNoon()
            .device(
                "h", "hyd", "pv_power", 1, "battery_power", 2, "battery_soc", 3, "grid_power", 10)
            .device("m", "dtsu666", "grid_power", 20)
            .device("io", "onboard-io", "grid_power", 30);
    assertThat(all.value("grid_power")).isEqualTo(10);

    Site two =
        Site.atNoon()
            .device("m", "dtsu666", "grid_power", 20)
            .device("io", "onboard-io", "grid_power", 30);
    assertThat(two.value("grid_power")).isEqualTo(20);
  }

  @Test
  void aStringInvertersOwnExchangeIsNeverTakenUnasked() {
    Site site = Site.atNoon().device("s", "string", "pv_power", 100, "grid_power", 50);
    assertThat(site.plant().figure("grid_power").reason()).isEqualTo(Reason.NOT_PRESENT);

    assertThat(site.exchangeSource("s").value("grid_power")).isEqualTo(50);
  }

  @Test
  void ofTwoMetersNoneIsGuessedUntilTheSiteNamesOne() {
    Site site =
        Site.atNoon()
            .device("s", "string", "pv_power", 100)
            .device("m1", "dtsu666", "grid_power", 1)
            .device("m2", "dtsu666", "grid_power", 2);

    assertThat(site.plant().figure("grid_power").value()).isEmpty();
    assertThat(site.plant().figure("grid_power").reason()).isEqualTo(Reason.AMBIGUOUS_SOURCE);
    assertThat(site.plant().figure("consumption_power").reason())
        .isEqualTo(Reason.AMBIGUOUS_SOURCE);
    assertThat(site.plant().configuration()).isEmpty();
    assertThat(site.plant().hints().get(0).text(Locale.ENGLISH)).contains("m1, m2");

    site.exchangeSource("m2");
    assertThat(site.value("grid_power")).isEqualTo(2);
    assertThat(site.plant().figure("grid_power").quality()).isEqualTo(Quality.GOOD);
    assertThat(site.plant().configuration()).hasValue(5);
  }

  @Test
  void aSleepingHybridIsNotReplacedByAMeter() {
    Site site =
        Site.atNoon()
            .silent("h", "hyd", DeviceState.OFFLINE)
            .device("m", "dtsu666", "grid_power", 20);

    assertThat(site.plant().figure("grid_power").value()).isEmpty();
    assertThat(site.plant().figure("grid_power").reason()).isEqualTo(Reason.OFFLINE);
  }

  @Test
  void aNamedSourceThatIsNotThereIsSaid() {
    Site site = Site.atNoon().device("m", "dtsu666", "grid_power", 20).exchangeSource("gone");

    assertThat(site.plant().figure("grid_power").reason()).isEqualTo(Reason.NOT_PRESENT);
    assertThat(site.plant().configuration()).isEmpty();
    assertThat(site.plant().hints().get(0).text(Locale.ITALIAN)).contains("gone");
  }

  @Test
  void onlyTheNamedInvertersAreSummed() {
    Site site =
        Site.atNoon()
            .device("a", "string", "pv_power", 100)
            .device("b", "string", "pv_power", 200)
            .device("m", "dtsu666", "grid_power", 20)
            .productionSources("b");

    assertThat(site.value("pv_power")).isEqualTo(200);
  }

  @Test
  void theGatewaysSensorIsNoProductionBesideAnInverter() {
    Site site =
        Site.atNoon()
            .phases(1)
            .device("s", "string", "pv_power", 100)
            .device("io", "onboard-io", "pv_power", 70, "grid_power", 5);

    assertThat(site.value("pv_power")).isEqualTo(100);
    assertThat(site.plant().configuration()).hasValue(4);
  }

  @Test
  void aMeterOfAnotherMakerCountsAsAMeter() {
    Site site =
        Site.atNoon().device("s", "string", "pv_power", 100).device("x", "acme", "grid_power", 7);

    assertThat(site.value("grid_power")).isEqualTo(7);
  }
}
