// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.onboardio.internal;

import io.meriggio.device.SettingDescription;
import io.meriggio.device.SettingDescription.Type;
import io.meriggio.device.Settings;
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
    all.add(
        choice(
            BACKEND,
            Optional.empty(),
            List.of(LINUX, MODBUS),
            "What the terminals are bound to; unset: modbus with a line, linux without",
            "A cosa sono collegati i morsetti; se assente: modbus con una linea, linux senza"));
    all.add(constant(EXCHANGE_CONSTANT, "exchange", "di scambio"));
    all.add(constant(PRODUCTION_CONSTANT, "production", "di produzione"));
    all.add(inversion(INVERT_EXCHANGE, "exchange", "di scambio"));
    all.add(inversion(INVERT_PRODUCTION, "production", "di produzione"));
    all.add(
        whole(
            HOLD_SECONDS,
            300,
            1,
            86_400,
            "Seconds after which an output opens when its command does not say how long it holds",
            "Secondi dopo i quali un'uscita si apre se il comando non dice quanto dura"));
    all.add(
        SettingDescription.flag(
            MAP_CONFIRMED,
            Optional.of(false),
            "The register map has been checked on this device",
            "La mappa dei registri è stata verificata su questo dispositivo"));
    all.add(
        whole(
            WATCHDOG_SECONDS,
            60,
            5,
            3600,
            "Seconds of silence after which the I/O module opens its outputs by itself",
            "Secondi di silenzio dopo i quali il modulo di I/O apre da solo le uscite"));
    for (LinuxTerminals.Wired wired : LinuxTerminals.Wired.values()) {
      all.add(text(wired.key(), "GPIO line of " + wired.en(), "Linea GPIO di " + wired.it()));
    }
    for (LinuxTerminals.Sensor sensor : LinuxTerminals.Sensor.values()) {
      all.add(text(sensor.key() + "File", "File of " + sensor.en(), "File di " + sensor.it()));
      all.add(
          decimal(
              sensor.key() + "Scale",
              "0.001",
              "Factor from the file's number to " + sensor.unit(),
              "Fattore dal numero del file a " + sensor.unit()));
      all.add(
          decimal(
              sensor.key() + "Offset",
              "0",
              "Added to the file's number before it is scaled",
              "Aggiunto al numero del file prima di applicare il fattore"));
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

  private static SettingDescription constant(String key, String en, String it) {
    return choice(
        key,
        Optional.of("1"),
        List.of("1", "3"),
        "Factor of the " + en + " sensor: 1 single-phase, 3 on one phase of a three-phase site",
        "Fattore del sensore " + it + ": 1 monofase, 3 su una fase di un impianto trifase");
  }

  private static SettingDescription inversion(String key, String en, String it) {
    return SettingDescription.flag(
        key,
        Optional.of(false),
        "The " + en + " sensor is mounted the wrong way round",
        "Il sensore " + it + " è montato al contrario");
  }

  private static SettingDescription choice(
      String key, Optional<String> fallback, List<String> words, String en, String it) {
    return new SettingDescription(
        key, Type.CHOICE, fallback, 0, 0, words, false, labels(en, it), Map.of());
  }

  private static SettingDescription whole(
      String key, int fallback, int minimum, int maximum, String en, String it) {
    return new SettingDescription(
        key,
        Type.INTEGER,
        Optional.of(String.valueOf(fallback)),
        minimum,
        maximum,
        List.of(),
        false,
        labels(en, it),
        Map.of());
  }

  private static SettingDescription decimal(String key, String fallback, String en, String it) {
    return new SettingDescription(
        key,
        Type.DECIMAL,
        Optional.of(fallback),
        -1e9,
        1e9,
        List.of(),
        false,
        labels(en, it),
        Map.of());
  }

  private static SettingDescription text(String key, String en, String it) {
    return new SettingDescription(
        key, Type.TEXT, Optional.empty(), 0, 0, List.of(), false, labels(en, it), Map.of());
  }

  private static Map<String, String> labels(String en, String it) {
    return Map.of("en", en, "it", it);
  }
}
