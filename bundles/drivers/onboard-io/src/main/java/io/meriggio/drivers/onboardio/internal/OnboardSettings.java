// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.onboardio.internal;

import io.meriggio.device.SettingDescription;
import io.meriggio.device.SettingDescription.Type;
import io.meriggio.device.Settings;
import io.meriggio.device.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The driver's settings: what they are called, and what they say. */
final class OnboardSettings {

  static final String BACKEND = "backend";
  static final String LINUX = "linux";
  static final String MODBUS = "modbus";
  static final String MAP_CONFIRMED = "mapConfirmed";

  private static final String EXCHANGE_CONSTANT = "exchangeConstant";
  private static final String PRODUCTION_CONSTANT = "productionConstant";
  private static final String INVERT_EXCHANGE = "invertExchange";
  private static final String INVERT_PRODUCTION = "invertProduction";
  private static final String HOLD_SECONDS = "holdSeconds";
  private static final String WATCHDOG_SECONDS = "watchdogSeconds";

  private OnboardSettings() {}

  static List<SettingDescription> descriptions() {
    List<SettingDescription> all = new ArrayList<>();
    all.add(choice(BACKEND, Optional.empty(), List.of(LINUX, MODBUS)));
    all.add(choice(EXCHANGE_CONSTANT, Optional.of("1"), List.of("1", "3")));
    all.add(choice(PRODUCTION_CONSTANT, Optional.of("1"), List.of("1", "3")));
    all.add(flag(INVERT_EXCHANGE));
    all.add(flag(INVERT_PRODUCTION));
    all.add(whole(HOLD_SECONDS, 300, 1, 86_400));
    all.add(flag(MAP_CONFIRMED));
    all.add(whole(WATCHDOG_SECONDS, 60, 5, 3600));
    for (LinuxTerminals.Wired wired : LinuxTerminals.Wired.values()) {
      all.add(text(wired.key(), OnboardTexts.text("setting.line", wired.label())));
    }
    for (LinuxTerminals.Sensor sensor : LinuxTerminals.Sensor.values()) {
      all.add(text(sensor.key() + "File", OnboardTexts.text("setting.file", sensor.label())));
      all.add(
          decimal(
              sensor.key() + "Scale", "0.001", OnboardTexts.text("setting.scale", sensor.unit())));
      all.add(decimal(sensor.key() + "Offset", "0", OnboardTexts.text("setting.offset")));
    }
    return all;
  }

  static CurrentSensor exchange(Settings settings) {
    return sensor(settings, EXCHANGE_CONSTANT, INVERT_EXCHANGE);
  }

  static CurrentSensor production(Settings settings) {
    return sensor(settings, PRODUCTION_CONSTANT, INVERT_PRODUCTION);
  }

  private static CurrentSensor sensor(Settings settings, String constant, String inversion) {
    return new CurrentSensor(
        settings.number(constant).orElse(1.0).intValue(), settings.flag(inversion).orElse(false));
  }

  /** How long a command closes an output that does not say so itself. */
  static Duration hold(Settings settings) {
    return Duration.ofSeconds(settings.number(HOLD_SECONDS).orElse(300.0).longValue());
  }

  /** The module's own watchdog, in seconds. */
  static int watchdog(Settings settings) {
    return settings.number(WATCHDOG_SECONDS).orElse(60.0).intValue();
  }

  private static SettingDescription flag(String key) {
    return SettingDescription.flag(key, Optional.of(false), label(key));
  }

  private static SettingDescription choice(
      String key, Optional<String> fallback, List<String> words) {
    return setting(key, Type.CHOICE, fallback, 0, 0, words, label(key));
  }

  private static SettingDescription whole(String key, int fallback, int minimum, int maximum) {
    Optional<String> usual = Optional.of(String.valueOf(fallback));
    return setting(key, Type.INTEGER, usual, minimum, maximum, List.of(), label(key));
  }

  private static SettingDescription decimal(String key, String fallback, Text label) {
    return setting(key, Type.DECIMAL, Optional.of(fallback), -1e9, 1e9, List.of(), label);
  }

  private static SettingDescription text(String key, Text label) {
    return setting(key, Type.TEXT, Optional.empty(), 0, 0, List.of(), label);
  }

  private static SettingDescription setting(
      String key,
      Type type,
      Optional<String> fallback,
      double minimum,
      double maximum,
      List<String> words,
      Text label) {
    return new SettingDescription(
        key, type, fallback, minimum, maximum, words, false, label.byLanguage(), Map.of());
  }

  private static Text label(String key) {
    return OnboardTexts.text("setting." + key);
  }
}
