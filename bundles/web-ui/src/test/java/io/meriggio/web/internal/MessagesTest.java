// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The languages of the page say the same things, and all that the vocabulary can say. */
class MessagesTest {
  /** Vocabulary, "States and reasons": reasons of readings and of devices. */
  private static final List<String> REASONS =
      List.of(
          "STALE",
          "NEVER_READ",
          "DRIVER_ABSENT",
          "OFFLINE",
          "FROZEN",
          "INCONSISTENT",
          "ESTIMATED",
          "AMBIGUOUS_SOURCE",
          "NOT_PRESENT",
          "OUT_OF_RANGE",
          "DEVICE_ERROR",
          "TIMEOUT",
          "WRONG_LOGGER_SERIAL",
          "PREEMPTED",
          "LINE_DOWN",
          "UNSUPPORTED_FIRMWARE",
          "WRONG_FAMILY",
          "BAD_MAP");

  /** Words that the SPI's {@code Reason} has beyond the vocabulary. */
  private static final List<String> FURTHER_REASONS = List.of("UNCONFIRMED", "BAD_CONFIGURATION");

  private static final List<String> DEVICE_STATES =
      List.of("ONLINE", "OFFLINE", "STARTING", "DRIVER_ABSENT", "FAULT", "REFUSED");

  /** Vocabulary, "Points of devices" and "Points of the plant". */
  private static final List<String> POINTS =
      List.of(
          ("pv_power pvN_power pvN_voltage pvN_current ac_power grid_power grid_power_lN load_power"
                  + " battery_power battery_soc battery_soh battery_cycles battery_voltage"
                  + " battery_current battery_temperature batteryN_power batteryN_voltage"
                  + " batteryN_current batteryN_soc batteryN_soh batteryN_temperature batteryN_cycles"
                  + " rated_power rated_energy max_charge_power max_discharge_power available_energy"
                  + " available_power voltage_lN voltage_l1_l2 voltage_l2_l3 voltage_l3_l1 current_lN"
                  + " frequency reactive_power reactive_power_lN apparent_power apparent_power_lN"
                  + " power_factor power_factor_lN energy_pv_total energy_pv_today"
                  + " energy_import_total energy_import_today energy_export_total energy_export_today"
                  + " energy_import_lN energy_export_lN energy_charge_total energy_charge_today"
                  + " energy_discharge_total energy_discharge_today energy_load_total"
                  + " energy_load_today charger_power charger_power_lN charger_energy_total"
                  + " session_energy charger_status session_state stop_reason authorisation_state"
                  + " charger_current_limit charger_current_offered charger_display_current"
                  + " charger_rated_current cable_current charger_phases phases_in_use"
                  + " charge_command phases_request failsafe_current watchdog_timeout rfid_last_uid"
                  + " electric_power energy_electric_total outdoor_temperature"
                  + " water_inlet_temperature water_outlet_temperature dhw_temperature dhw_setpoint"
                  + " heating_setpoint compressor_frequency sg_ready_state sg_ready_request"
                  + " operating_mode status fault inverter_temperature heatsink_temperature"
                  + " serial_number firmware_version battery_power_setpoint storage_mode"
                  + " active_power_limit active_power_setpoint reactive_power_percent"
                  + " reactive_power_setpoint power_factor_setpoint export_limit_power running"
                  + " temperature_1 temperature_2 digital_input_1 digital_input_2 output_1 output_2"
                  + " output_3 output_4 ct_1_power ct_2_power consumption_power household_power"
                  + " in_feed_power withdrawal_power self_consumption_today autarky_today")
              .split(" "));

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+\\}");
  private static final Pattern LITERAL_KEY = Pattern.compile("\\bt\\('([a-zA-Z.]+)'");

  private static Map<String, byte[]> files;

  @BeforeAll
  static void readFiles() throws IOException {
    files = PageFiles.built();
  }

  @ParameterizedTest
  @ValueSource(strings = {"it", "de"})
  void everyLanguageHasExactlyTheSameKeys(String language) throws IOException {
    assertThat(messages(language).keySet())
        .containsExactlyInAnyOrderElementsOf(messages("en").keySet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"it", "de"})
  void everyLanguageNamesTheSameFiguresInEachSentence(String language) throws IOException {
    Map<String, String> other = messages(language);
    messages("en")
        .forEach(
            (key, english) ->
                assertThat(placeholders(other.get(key))).as(key).isEqualTo(placeholders(english)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "it", "de"})
  void everyReasonOfAReadingOrADeviceHasASentence(String language) throws IOException {
    Map<String, String> messages = messages(language);
    assertThat(messages)
        .containsKeys(keys("reason.", REASONS))
        .containsKeys(keys("reason.", FURTHER_REASONS));
    messages.forEach(
        (key, text) -> {
          if (key.startsWith("reason.")) {
            assertThat(text).as(key).matches("\\p{Lu}.{10,}\\.");
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "it", "de"})
  void everyDeviceStateHasANameAndAMeaning(String language) throws IOException {
    assertThat(messages(language))
        .containsKeys(keys("device.", DEVICE_STATES))
        .containsKeys(
            DEVICE_STATES.stream().map(s -> "device." + s + ".meaning").toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "it", "de"})
  void everyPointOfTheVocabularyHasAName(String language) throws IOException {
    assertThat(messages(language)).containsKeys(keys("point.", POINTS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "it", "de"})
  void everyPlantConfigurationIsExplained(String language) throws IOException {
    assertThat(messages(language))
        .containsKeys(
            keys(
                "configuration.", List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "unknown")));
  }

  @Test
  void everyKeyThatAModuleNamesIsThere() throws IOException {
    Set<String> named = new TreeSet<>();
    files.forEach(
        (name, content) -> {
          if (name.endsWith(".js") && !name.startsWith("lib/")) {
            Matcher matcher = LITERAL_KEY.matcher(new String(content, StandardCharsets.UTF_8));
            while (matcher.find()) {
              named.add(matcher.group(1));
            }
          }
        });
    assertThat(named).hasSizeGreaterThan(30);
    assertThat(messages("en").keySet()).containsAll(named);
  }

  private static String[] keys(String prefix, List<String> words) {
    return words.stream().map(word -> prefix + word).toArray(String[]::new);
  }

  private static Set<String> placeholders(String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }

  private static Map<String, String> messages(String language) throws IOException {
    String module = new String(files.get("messages/" + language + ".js"), StandardCharsets.UTF_8);
    String json = module.substring(module.indexOf('{'), module.lastIndexOf('}') + 1);
    Map<String, String> messages = new TreeMap<>();
    new ObjectMapper()
        .readTree(json)
        .fields()
        .forEachRemaining(field -> messages.put(field.getKey(), field.getValue().asText()));
    return messages;
  }
}
