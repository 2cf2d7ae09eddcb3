// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.onboardio.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.device.DeviceException;
import io.meriggio.device.NoLink;
import io.meriggio.device.Point;
import io.meriggio.device.Reason;
import io.meriggio.testkit.OpenedDevice;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinuxTerminalsTest {

  @Test
  void onlyWhatIsBoundIsOffered() throws Exception {
    Map<String, String> settings =
        Map.of("relay2", "gpiochip0 17 active-low", "ct1File", "/sys/bus/iio/x");
    try (OpenedDevice device = open(settings)) {
      assertThat(device.connection().points())
          .extracting(Point::id)
          .containsExactlyInAnyOrder("ct_1_power", "grid_power", "output_3");
    }
  }

  @Test
  void withoutALineTheMachineItselfIsMeant() {
    assertThatThrownBy(() -> open(Map.of()))
        .isInstanceOf(DeviceException.class)
        .hasMessageContaining("nothing is bound");
  }

  @ParameterizedTest
  @CsvSource({
    "relay1, gpiochip0",
    "relay1, gpiochip0 x",
    "relay1, gpiochip0 -1",
    "relay1, ../mem 1",
    "relay1, /dev/gpiochip0 1",
    "relay1, gpiochip0 1 active",
    "relay1, gpiochip0 1 active-low active-low",
    "relay1, gpiochip0 1 pull-up pull-down",
    "relay1, gpiochip0 99999",
    "ct1File, sys/iio",
    "temperature2File, in_temp_raw"
  })
  void aBindingThatMakesNoSenseIsRefusedWithWhatIsAllowed(String key, String text) {
    assertThatThrownBy(() -> open(Map.of(key, text)))
        .isInstanceOfSatisfying(
            DeviceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.BAD_CONFIGURATION))
        .hasMessageContaining("settings." + key + ": found '" + text + "', allowed: a");
  }

  @Test
  void aScaleOfZeroWouldMakeEverythingZero() {
    assertThatThrownBy(() -> open(Map.of("ct1File", "/sys/x", "ct1Scale", "0")))
        .hasMessage("settings.ct1Scale: found '0', allowed: any other number");
  }

  @Test
  void twoTerminalsCanNotShareALine() {
    assertThatThrownBy(
            () -> open(Map.of("relay1", "gpiochip0 4", "relay2", "gpiochip0 4 active-low")))
        .hasMessageContaining("settings.relay2")
        .hasMessageContaining("a line that no other terminal uses");
  }

  private static OpenedDevice open(Map<String, String> settings) throws DeviceException {
    OnboardIoDriver driver = new OnboardIoDriver(FakeGpio::new, new Ticker());
    return new OpenedDevice(driver, new NoLink(), 1, Optional.empty(), settings, Optional.empty());
  }
}
