// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.onboardio.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.device.DeviceException;
import io.meriggio.device.NoLink;
import io.meriggio.device.PollClass;
import io.meriggio.device.Quality;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.TestCycle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sensors in files, as the kernel's Industrial I/O gives them: (number + offset) × scale. */
class SensorFileTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    // kernel document "sysfs-bus-iio": powers in mW, temperatures in thousandths of °C
    "'21500', 0.001, 0, 21.5",
    "'-3200\n', 0.001, 0, -3.2",
    "'2048', 0.25, -2008, 10",
    "'1.5e2', 1, 0, 150",
    "'0', 0.001, 0, 0"
  })
  void aTemperatureIsItsNumberPlusOffsetTimesScale(
      String text, String scale, String offset, double expected) throws Exception {
    write("t", text);
    Map<String, String> settings =
        Map.of(
            "temperature1File", path("t"),
            "temperature1Scale", scale,
            "temperature1Offset", offset);
    try (OpenedDevice device = open(settings).started()) {
      assertThat(device.reading("temperature_1").quality()).isEqualTo(Quality.GOOD);
      assertThat(device.number("temperature_1")).isEqualTo(expected);
    }
  }

  @Test
  void aCurrentSensorGivesTheExchangeAndTheProduction() throws Exception {
    write("in_power0_raw", "-500000");
    write("in_power1_raw", "1100000");
    Map<String, String> settings =
        Map.of(
            "ct1File",
            path("in_power0_raw"),
            "ct2File",
            path("in_power1_raw"),
            "exchangeConstant",
            "3",
            "invertProduction",
            "false");
    try (OpenedDevice device = open(settings).started()) {
      assertThat(device.number("ct_1_power")).isEqualTo(-500);
      assertThat(device.number("grid_power")).isEqualTo(-1500);
      assertThat(device.reading("grid_power").reason()).isEqualTo(Reason.ESTIMATED);
      assertThat(device.number("pv_power")).isEqualTo(1100);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', DEVICE_ERROR",
    "'nan', DEVICE_ERROR",
    "'inf', DEVICE_ERROR",
    "'12 V', DEVICE_ERROR",
    "'0x10', DEVICE_ERROR",
    "'1e9999', DEVICE_ERROR",
    "'--5', DEVICE_ERROR",
    "'900000', OUT_OF_RANGE",
    "'-200001', OUT_OF_RANGE"
  })
  void whatIsNoTemperatureIsUnknownAndNeverZero(String text, Reason reason) throws Exception {
    write("t", text);
    write("ct", "1000");
    Map<String, String> settings = Map.of("temperature1File", path("t"), "ct1File", path("ct"));
    try (OpenedDevice device = open(settings)) {
      device.connection().identify();
      assertThatThrownBy(() -> device.connection().poll(TestCycle.full()))
          .isInstanceOf(DeviceException.class)
          .hasMessageStartingWith("temperature_1: " + path("t") + ": ");

      Reading temperature = device.reading("temperature_1");
      assertThat(temperature)
          .isEqualTo(Reading.bad(OnboardPoints.TEMPERATURE_1, reason, device.clock().instant()));
      assertThat(device.number("grid_power")).as("the others go on").isEqualTo(1);
      assertThatThrownBy(() -> device.connection().poll(TestCycle.of(PollClass.FAST)))
          .as("told until it is well again")
          .hasMessageStartingWith("temperature_1: ");
    }
  }

  @Test
  void aFileThatIsNotThereOrNoFileIsUnknown() throws Exception {
    Files.createDirectory(folder.resolve("d"));
    Map<String, String> settings = Map.of("ct1File", path("none"), "temperature1File", path("d"));
    try (OpenedDevice device = open(settings)) {
      device.connection().identify();
      assertThatThrownBy(() -> device.connection().poll(TestCycle.full()))
          .hasMessageContaining("ct_1_power: " + path("none") + ": no such file")
          .hasMessageContaining("temperature_1: " + path("d") + ": it can't be read");

      assertThat(device.reading("ct_1_power").reason()).isEqualTo(Reason.NOT_PRESENT);
      assertThat(device.reading("grid_power").reason()).isEqualTo(Reason.NOT_PRESENT);
      assertThat(device.reading("temperature_1").reason()).isEqualTo(Reason.DEVICE_ERROR);
    }
  }

  @Test
  void aSensorThatComesBackIsReadAgain() throws Exception {
    write("t", "garbage");
    try (OpenedDevice device = open(Map.of("temperature2File", path("t")))) {
      device.connection().identify();
      assertThatThrownBy(() -> device.connection().poll(TestCycle.full()))
          .isInstanceOf(DeviceException.class);
      write("t", "20000");
      device.connection().poll(TestCycle.full());
      assertThat(device.number("temperature_2")).isEqualTo(20);
    }
  }

  @Test
  void theTextOfAFileIsNotTold() throws Exception {
    write("secret", "root:x:0:0");
    try (OpenedDevice device = open(Map.of("ct1File", path("secret")))) {
      device.connection().identify();
      assertThatThrownBy(() -> device.connection().poll(TestCycle.full()))
          .hasMessageContaining("found 10 characters that are no number")
          .hasMessageNotContaining("root");
    }
  }

  @Test
  void temperaturesAreReadWhenTheyAreDue() throws Exception {
    write("t", "20000");
    write("ct", "1000");
    Map<String, String> settings = Map.of("temperature1File", path("t"), "ct1File", path("ct"));
    try (OpenedDevice device = open(settings)) {
      device.connection().identify();
      assertThat(device.poll(TestCycle.of(PollClass.FAST)).keySet())
          .containsExactlyInAnyOrder("ct_1_power", "grid_power");
      assertThat(device.poll(TestCycle.of(PollClass.NORMAL)).keySet())
          .containsExactly("temperature_1");
    }
  }

  @Test
  void anyContentGivesAFiniteNumberOrAReason() throws Exception {
    long seed = Long.getLong("meriggio.seed", System.nanoTime());
    int cases =
        Integer.getInteger("meriggio.cases", 200) * Integer.getInteger("meriggio.factor", 1);
    System.out.println("meriggio.seed=" + seed);
    Random random = new Random(seed);
    String alphabet = "0123456789+-.eE \n\u0000naif";
    try (OpenedDevice device = open(Map.of("temperature1File", path("t")))) {
      device.connection().identify();
      for (int round = 0; round < cases; round++) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(80); length > 0; length--) {
          text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        write("t", text.toString());
        try {
          device.connection().poll(TestCycle.full());
        } catch (DeviceException e) {
          assertThat(device.reading("temperature_1").quality()).isEqualTo(Quality.BAD);
        }
        Reading reading = device.reading("temperature_1");
        assertThat(reading.value().isPresent()).isEqualTo(reading.quality() == Quality.GOOD);
        reading
            .value()
            .ifPresent(
                value -> assertThat(((Value.Numeric) value).number()).isBetween(-200.0, 850.0));
      }
    }
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private static OpenedDevice open(Map<String, String> settings) throws DeviceException {
    Map<String, String> all = new java.util.HashMap<>(settings);
    return new OpenedDevice(
        new OnboardIoDriver(FakeGpio::new, new Ticker()),
        new NoLink(),
        1,
        Optional.empty(),
        all,
        Optional.empty());
  }
}
