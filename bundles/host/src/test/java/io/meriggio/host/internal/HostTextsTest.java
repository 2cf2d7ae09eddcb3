// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.CommandResult;
import io.meriggio.device.DeviceException;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;
import io.meriggio.device.Value;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class HostTextsTest {

  @Test
  void aDeviceWithoutADriverSaysSoInBothLanguages() {
    Rig rig = new Rig();
    rig.device("grid", "line", "met");

    Text detail = rig.snapshot("grid").detail();
    assertThat(detail.in(Locale.ENGLISH))
        .isEqualTo("no driver for the family meter is installed; settings are kept");
    assertThat(detail.in(Locale.ITALIAN))
        .isEqualTo(
            "nessun driver per la famiglia meter è installato; le impostazioni sono conservate");
  }

  @Test
  void aMistypedFamilyNamesTheInstalledOnesAndTheNearest() {
    Rig rig = new Rig();
    rig.driver(family("hyd"));
    rig.driver(family("dtsu666"));
    rig.device("grid", "line", "met", "family", "hid");

    Text detail = rig.snapshot("grid").detail();
    assertThat(detail.in(Locale.ENGLISH))
        .isEqualTo(
            "no driver for the family hid is installed; did you mean hyd? Installed: dtsu666, hyd;"
                + " settings are kept");
    assertThat(detail.in(Locale.ITALIAN))
        .isEqualTo(
            "nessun driver per la famiglia hid è installato; forse si intendeva hyd? Installati:"
                + " dtsu666, hyd; le impostazioni sono conservate");
  }

  @Test
  void aFamilyThatResemblesNoneNamesTheInstalledOnesAndADriverThatComesLater() {
    Rig rig = new Rig();
    rig.driver(family("dtsu666"));
    rig.device("roof", "line", "met", "family", "windmill");
    assertThat(rig.snapshot("roof").detail().in(Locale.ENGLISH))
        .isEqualTo(
            "no driver for the family windmill is installed; installed: dtsu666;"
                + " settings are kept");

    rig.driver(family("string"));
    assertThat(rig.snapshot("roof").detail().in(Locale.ENGLISH))
        .contains("installed: dtsu666, string;");
    assertThat(rig.snapshot("roof").detail().in(Locale.ITALIAN))
        .contains("installati: dtsu666, string;");
  }

  private static FakeDriver family(String name) {
    FakeDriver driver = new FakeDriver();
    driver.family = name;
    return driver;
  }

  @Test
  void aRefusedConfigurationAndASettingAreExplainedInBothLanguages() {
    Rig rig = new Rig();
    rig.line("met", "host", "192.0.2.7");
    rig.driver(new FakeDriver());
    rig.device("grid", "line", "met", "settings.invertSign", "yes");

    Text detail = rig.snapshot("grid").detail();
    assertThat(detail.in(Locale.ENGLISH))
        .isEqualTo("settings.invertSign: found 'yes', allowed: true or false");
    assertThat(detail.in(Locale.ITALIAN))
        .isEqualTo("settings.invertSign: trovato 'yes', consentito: true o false");

    rig.device("roof", "line", "met", "unit", 300);
    assertThat(rig.snapshot("roof").detail().in(Locale.ITALIAN))
        .contains("300")
        .isNotEqualTo(rig.snapshot("roof").detail().in(Locale.ENGLISH));
  }

  @Test
  void aDriverMaySpeakBothLanguages() {
    FakeDriver driver = new FakeDriver();
    driver.identify =
        () -> {
          throw new DeviceException(
              Reason.WRONG_FAMILY,
              new Text("an inverter answers at address 32", "all’indirizzo 32 c’è un inverter"));
        };
    Rig rig = Rig.polled(driver);

    assertThat(rig.snapshot("grid").detail().in(Locale.ENGLISH))
        .isEqualTo("an inverter answers at address 32");
    assertThat(rig.snapshot("grid").detail().in(Locale.ITALIAN))
        .isEqualTo("all’indirizzo 32 c’è un inverter");
  }

  @Test
  void aRefusedCommandIsExplainedInBothLanguages() {
    Rig rig = Rig.polled(new FakeDriver());

    CommandResult.Rejected refused =
        (CommandResult.Rejected) rig.submit("active_power_limit", Value.of(120)).join();
    assertThat(refused.detail().in(Locale.ENGLISH))
        .isEqualTo("active_power_limit: found 120.0, allowed: 0.0 to 100.0 %");
    assertThat(refused.detail().in(Locale.ITALIAN))
        .isEqualTo("active_power_limit: trovato 120.0, consentito: da 0.0 a 100.0 %");
  }
}
