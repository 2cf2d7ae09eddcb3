// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything that can be set, from the configuration {@code io.meriggio.simulator}. The table of
 * keys is in the bundle's README.
 *
 * @param line how the devices are reached
 * @param sky sun and weather
 * @param meter the meter
 * @param inverter the inverter
 * @param meterFault how the meter misbehaves
 * @param inverterFault how the inverter misbehaves
 * @param inverterTrip the inverter's active protective functions
 * @param phases of the plant's connection, 1 or 3
 * @param houseFactor how many family houses it draws
 * @param onDemand what house and cars do whatever the hour
 * @param devices the devices of keys {@code device.<id>}; without such keys, meter and inverter
 * @param explicit whether there are such keys
 */
public record PlantSettings(
    LineSettings line,
    SkySettings sky,
    MeterSettings meter,
    InverterSettings inverter,
    Fault meterFault,
    Fault inverterFault,
    Set<Integer> inverterTrip,
    int phases,
    double houseFactor,
    OnDemand onDemand,
    List<DeviceSettings> devices,
    boolean explicit) {

  private static final String DEVICE = "device.";
  private static final String CAR = "car.";

  /** Takes its own copies. */
  public PlantSettings {
    inverterTrip = Set.copyOf(inverterTrip);
    devices = List.copyOf(devices);
  }

  /**
   * Reads settings; a key that is absent has its default, one that is unknown is not looked at.
   * Numbers and booleans may come as such or as text.
   *
   * @throws IllegalArgumentException naming key, what was found and what is allowed
   */
  public static PlantSettings from(Map<String, ?> properties) {
    Keys keys = new Keys(properties);
    keys.choice("host", "127.0.0.1");
    LineSettings line = line(keys);
    MeterSettings meter = meter(keys);
    InverterSettings inverter = inverter(keys);
    Fault meterFault = keys.fault("meterFault");
    Fault inverterFault = keys.fault("inverterFault");
    List<DeviceSettings> devices = described(properties);
    boolean explicit = !devices.isEmpty();
    if (!explicit) {
      keys.whole("plant", 5, 5, 5);
      devices =
          List.of(
              ClassicPair.meter(line, meter, meterFault),
              ClassicPair.inverter(line, inverter, inverterFault));
    }
    return new PlantSettings(
        line,
        sky(keys),
        meter,
        inverter,
        meterFault,
        inverterFault,
        keys.trips("inverterTrip"),
        keys.choice("phases", "3", "1").equals("1") ? 1 : 3,
        keys.number("houseFactor", 1, 0, 100),
        onDemand(keys, properties, devices),
        devices,
        explicit);
  }

  private static List<DeviceSettings> described(Map<String, ?> properties) {
    return properties.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(DEVICE))
        .sorted(Map.Entry.comparingByKey())
        .map(
            entry ->
                DeviceSettings.parse(
                    entry.getKey().substring(DEVICE.length()), entry.getValue().toString()))
        .toList();
  }

  private static OnDemand onDemand(
      Keys keys, Map<String, ?> properties, List<DeviceSettings> devices) {
    Map<String, Boolean> cars = new TreeMap<>();
    for (String key : properties.keySet()) {
      if (key.startsWith(CAR)) {
        String found = keys.choice(key, "by-hour", "here", "away");
        String id = key.substring(CAR.length());
        if (devices.stream().noneMatch(d -> d.kind() == DeviceKind.WALLBOX && d.id().equals(id))) {
          throw new IllegalArgumentException(
              "found key '" + key + "', allowed " + CAR + "<id> of a wallbox of the plant");
        }
        if (!found.equals("by-hour")) {
          cars.put(id, found.equals("here"));
        }
      }
    }
    OptionalDouble load =
        keys.text("houseLoad", "family").equalsIgnoreCase("family")
            ? OptionalDouble.empty()
            : OptionalDouble.of(keys.number("houseLoad", 0, 0, 1_000_000));
    return new OnDemand(load, cars);
  }

  private static LineSettings line(Keys keys) {
    LineSettings.Transport transport =
        switch (keys.choice("transport", "modbus-tcp", "rtu-over-tcp", "serial")) {
          case "rtu-over-tcp" -> LineSettings.Transport.RTU_OVER_TCP;
          case "serial" -> LineSettings.Transport.SERIAL;
          default -> LineSettings.Transport.MODBUS_TCP;
        };
    String port = keys.text("serialPort", "");
    if (transport == LineSettings.Transport.SERIAL && port.isEmpty()) {
      throw keys.refused("serialPort", port, "the path of a serial port");
    }
    return new LineSettings(
        transport,
        keys.whole("meterPort", 0, 0, 65_535),
        keys.whole("inverterPort", 0, 0, 65_535),
        port,
        keys.whole("baudRate", 9600, 1200, 921_600));
  }

  private static SkySettings sky(Keys keys) {
    return new SkySettings(
        keys.number("latitude", 43.5, -66, 66),
        keys.number("longitude", 11.5, -180, 180),
        keys.whole("dayOfYear", 172, 0, 366),
        keys.number("startHour", 10.5, -1, 23.999),
        keys.number("secondsPerSecond", 30, 0, 3600),
        keys.flag("skipNight", true),
        keys.number("clouds", 0.5, 0, 1),
        keys.whole("seed", 5, 0, Integer.MAX_VALUE));
  }

  private static MeterSettings meter(Keys keys) {
    MeterProfile profile;
    String title = keys.text("meterProfile", MeterProfile.DTSU666.title());
    try {
      profile = MeterProfile.named(title);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("meterProfile: " + e.getMessage(), e);
    }
    return new MeterSettings(
        profile,
        keys.whole("meterUnit", 32, 1, 247),
        keys.whole("ctRatio", 40, 1, 9999),
        keys.choice("meterSide", "secondary", "primary").equals("primary"),
        keys.choice("meterUnmapped", "exception", "pattern").equals("pattern"),
        Arrays.asList("ABCD", "CDAB", "BADC", "DCBA")
            .indexOf(keys.choice("wordOrder", "ABCD", "CDAB", "BADC", "DCBA")));
  }

  private static InverterSettings inverter(Keys keys) {
    return new InverterSettings(
        InverterSettings.Generation.valueOf(keys.choice("inverterGeneration", "G3", "G1")),
        keys.whole("inverterUnit", 1, 1, 247),
        keys.choice("inverterErrors", "standard", "0x90").equals("0x90"),
        keys.number("ratedPower", 10_000, 1000, 136_000),
        keys.whole("connectSeconds", 5, 0, 600));
  }

  /** One look-up a key, with one form of complaint. */
  private record Keys(Map<String, ?> properties) {

    String text(String key, String fallback) {
      Object value = properties.get(key);
      return value == null ? fallback : value.toString().strip();
    }

    /** The first choice is the default. */
    String choice(String key, String... choices) {
      String found = text(key, choices[0]);
      for (String choice : choices) {
        if (choice.equalsIgnoreCase(found)) {
          return choice;
        }
      }
      throw refused(key, found, String.join(", ", choices));
    }

    double number(String key, double fallback, double least, double most) {
      String found = text(key, Double.toString(fallback));
      try {
        double value = Double.parseDouble(found);
        if (value >= least && value <= most) {
          return value;
        }
      } catch (NumberFormatException e) {
        // told below, in the same words as a number out of range
      }
      throw refused(key, found, least + " to " + most);
    }

    int whole(String key, int fallback, int least, int most) {
      double value = number(key, fallback, least, most);
      if (value != Math.rint(value)) {
        throw refused(key, text(key, ""), "whole numbers " + least + " to " + most);
      }
      return (int) value;
    }

    boolean flag(String key, boolean fallback) {
      String found = text(key, Boolean.toString(fallback));
      if (found.equalsIgnoreCase("true") || found.equalsIgnoreCase("false")) {
        return Boolean.parseBoolean(found);
      }
      throw refused(key, found, "true, false");
    }

    Fault fault(String key) {
      try {
        return Fault.parse(text(key, "none"));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
      }
    }

    Set<Integer> trips(String key) {
      String found = text(key, "none");
      Set<Integer> numbers = new TreeSet<>();
      if (found.isEmpty() || found.equalsIgnoreCase("none")) {
        return numbers;
      }
      for (String part : found.split(",", -1)) {
        if (!part.strip().matches("[0-9]{1,3}")
            || Integer.parseInt(part.strip()) < 1
            || Integer.parseInt(part.strip()) > 480) {
          throw refused(key, found, "none, or numbers 1 to 480 with commas");
        }
        numbers.add(Integer.parseInt(part.strip()));
      }
      return numbers;
    }

    IllegalArgumentException refused(String key, String found, String allowed) {
      return new IllegalArgumentException(key + ": found '" + found + "', allowed " + allowed);
    }
  }
}
