// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator;

import io.meriggio.simulator.AccessSettings.Via;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One simulated device, as a setting {@code device.<id>} describes it: its kind, then {@code
 * key=value} in any order.
 *
 * <p>{@code "hyd model=3ph port=15510 via=v5 logger=1712345678 soc=40"}
 *
 * @param id of it, unique in its plant
 * @param kind what it is
 * @param access how it is reached
 * @param unit Modbus address
 * @param errorByte90 whether it refuses with function byte 0x90 whatever was asked
 * @param fault how it misbehaves
 * @param options all options of its kind with their values
 */
public record DeviceSettings(
    String id,
    DeviceKind kind,
    AccessSettings access,
    int unit,
    boolean errorByte90,
    Fault fault,
    Map<String, String> options) {

  /** Takes its own copy. */
  public DeviceSettings {
    options = Map.copyOf(options);
  }

  /**
   * Reads a description.
   *
   * @throws IllegalArgumentException naming the device, the key, what was found and what is allowed
   */
  public static DeviceSettings parse(String id, String text) {
    try {
      String[] words = text.strip().split("\\s+");
      DeviceKind kind = DeviceKind.named(words[0]);
      Map<String, String> pairs = new LinkedHashMap<>();
      for (int i = 1; i < words.length; i++) {
        String[] pair = words[i].split("=", 2);
        if (pair.length != 2) {
          throw new IllegalArgumentException("found '" + words[i] + "', allowed key=value");
        }
        pairs.put(pair[0], pair[1]);
      }
      return of(id, kind, pairs);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("device." + id + ": " + e.getMessage(), e);
    }
  }

  /** A device of these settings; what is absent has its default. */
  static DeviceSettings of(String id, DeviceKind kind, Map<String, String> given) {
    Map<String, String> pairs = new LinkedHashMap<>(given);
    AccessSettings access = kind.defaultUnit() == 0 ? none() : access(pairs);
    int unit = kind.defaultUnit() == 0 ? 0 : whole(pairs, "unit", kind.defaultUnit(), 1, 247);
    if (access.via() == Via.CAN && (kind != DeviceKind.WALLBOX || unit > 8)) {
      throw new IllegalArgumentException("via: found 'can', allowed for wallbox with unit 1 to 8");
    }
    boolean error90 = word(pairs, "errors", "standard", "0x90").equals("0x90");
    Fault fault = Fault.parse(taken(pairs, "fault", "none"));
    Map<String, String> options = new TreeMap<>();
    kind.options()
        .forEach(
            (name, option) ->
                options.put(name, option.checked(taken(pairs, name, option.standard()))));
    if (!pairs.isEmpty()) {
      TreeSet<String> allowed = new TreeSet<>(kind.options().keySet());
      throw new IllegalArgumentException(
          "found key '"
              + pairs.keySet().iterator().next()
              + "', allowed beside access, unit, errors, fault: "
              + String.join(", ", allowed));
    }
    return new DeviceSettings(id, kind, access, unit, error90, fault, options);
  }

  private static AccessSettings none() {
    return new AccessSettings(Via.NONE, 0, "", 9600, 1, 0, false, 0, 0);
  }

  private static AccessSettings access(Map<String, String> pairs) {
    Via via = Via.named(taken(pairs, "via", "tcp"));
    String path = taken(pairs, "path", "");
    if (via == Via.SERIAL && path.isEmpty()) {
      throw new IllegalArgumentException("path: found '', allowed the path of a serial port");
    }
    return new AccessSettings(
        via,
        whole(pairs, "port", 0, 0, 65_535),
        path,
        whole(pairs, "baud", 9600, 1200, 921_600),
        (long) number(pairs, "logger", 1_712_345_678, 1, 4_294_967_295.0),
        whole(pairs, "heartbeat", 120, 0, 3600),
        word(pairs, "double-crc", "no", "yes").equals("yes"),
        whole(pairs, "discovery", 0, 0, 65_535),
        whole(pairs, "delay", 100, 0, 10_000));
  }

  private static String taken(Map<String, String> pairs, String key, String fallback) {
    String found = pairs.remove(key);
    return found == null ? fallback : found;
  }

  private static String word(Map<String, String> pairs, String key, String... allowed) {
    return DeviceKind.Option.word(key, allowed).checked(taken(pairs, key, allowed[0]));
  }

  private static double number(
      Map<String, String> pairs, String key, double fallback, double least, double most) {
    DeviceKind.Option option = DeviceKind.Option.number(key, fallback, least, most);
    return Double.parseDouble(option.checked(taken(pairs, key, option.standard())));
  }

  private static int whole(
      Map<String, String> pairs, String key, int fallback, int least, int most) {
    double value = number(pairs, key, fallback, least, most);
    if (value != Math.rint(value)) {
      throw new IllegalArgumentException(
          key + ": found '" + value + "', allowed whole numbers " + least + " to " + most);
    }
    return (int) value;
  }

  /** Value of an option that is a number. */
  public double number(String option) {
    return Double.parseDouble(options.get(option));
  }

  /** Value of an option that is a whole number. */
  public int whole(String option) {
    return (int) Math.round(number(option));
  }

  /** Value of an option that is a word. */
  public String word(String option) {
    return options.get(option);
  }

  /** The same at another TCP port. */
  DeviceSettings at(int port) {
    return new DeviceSettings(id, kind, access.at(port), unit, errorByte90, fault, options);
  }

  /** The same, behaving. */
  DeviceSettings behaving() {
    return new DeviceSettings(id, kind, access, unit, errorByte90, Fault.NONE, options);
  }
}
