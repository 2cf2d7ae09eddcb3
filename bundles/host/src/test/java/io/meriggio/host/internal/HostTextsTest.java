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
  void everySentenceExistsInBothLanguages() {
    assertThat(HostTexts.ALL.incomplete()).isEmpty();
  }

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
