// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.simulator.state.Phases;
import io.meriggio.simulator.state.PlantState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The plants that the demo offers, as their files describe them. */
class DemoFilesTest {

  private static final Path DEMO =
      Path.of("..", "..", "karaf-distribution", "src", "main", "resources", "assembly", "demo");

  private static final Pattern SETTING =
      Pattern.compile("\"(device\\.[a-z0-9-]+|phases|houseFactor)\": (?:\"([^\"]*)\"|(\\d+))");
  private static final Pattern PORT = Pattern.compile("@port (\\d+)@");

  static List<Path> plants() throws IOException {
    try (Stream<Path> files = Files.list(DEMO)) {
      return files.filter(file -> !file.endsWith("plant-5.json")).sorted().toList();
    }
  }

  @Test
  void there_are_the_nine_configurations_a_rich_plant_and_a_utility() throws IOException {
    assertThat(Files.exists(DEMO.resolve("plant-5.json"))).isTrue();
    assertThat(plants().stream().map(file -> file.getFileName().toString()))
        .containsExactly(
            "plant-1.json",
            "plant-2.json",
            "plant-3.json",
            "plant-4.json",
            "plant-6.json",
            "plant-7.json",
            "plant-8.json",
            "plant-9.json",
            "plant-mixed.json",
            "plant-utility.json");
  }

  @ParameterizedTest
  @MethodSource("plants")
  void its_devices_start_and_the_balance_adds_up(Path file) throws IOException {
    try (SimulatedPlant plant = new SimulatedPlant(settings(file), clock())) {
      assertThat(plant.devices()).isNotEmpty();
      PlantState now = plant.state();
      Phases rest = now.balance().minus(now.grid().power());
      assertThat(Math.abs(rest.total())).isLessThan(1);
    }
  }

  @ParameterizedTest
  @MethodSource("plants")
  void each_line_leads_to_a_simulated_device_with_the_same_transport(Path file) throws IOException {
    String text = Files.readString(file);
    Map<String, String> transports = new LinkedHashMap<>();
    Matcher line =
        Pattern.compile(
                "io.meriggio.line~[a-z0-9-]+\": \\{ \"transport\": \"([a-z0-9-]+)\".*?@port"
                    + " (\\d+)@")
            .matcher(text);
    while (line.find()) {
      transports.put(line.group(2), line.group(1));
    }
    assertThat(transports).isNotEmpty();
    Matcher device = Pattern.compile("\"device\\.[a-z0-9-]+\": \"([^\"]*)\"").matcher(text);
    while (device.find()) {
      Matcher port = PORT.matcher(device.group(1));
      if (port.find()) {
        String number = port.group(1);
        String via = DeviceSettings.parse("d", port.replaceAll("0")).access().via().word();
        assertThat(transports).containsKey(number);
        assertThat(transports.get(number))
            .isEqualTo(
                switch (via) {
                  case "v5" -> "solarman-v5";
                  case "rtu" -> "rtu-over-tcp";
                  case "can" -> "can";
                  default -> "modbus-tcp";
                });
      }
    }
  }

  private static PlantSettings settings(Path file) throws IOException {
    Map<String, Object> found = new LinkedHashMap<>();
    // every device gets a port of its own here
    Matcher setting =
        SETTING.matcher(
            PORT.matcher(Files.readString(file)).replaceAll("0").replace("discovery=48899", ""));
    while (setting.find()) {
      boolean ofSimulator = setting.group(1).startsWith("device.");
      if (ofSimulator || !found.containsKey(setting.group(1))) {
        found.put(setting.group(1), setting.group(2) != null ? setting.group(2) : setting.group(3));
      }
    }
    return PlantSettings.from(found);
  }

  private static SteppingClock clock() {
    return new SteppingClock("2026-06-21T09:00:00Z", "Europe/Rome");
  }
}
