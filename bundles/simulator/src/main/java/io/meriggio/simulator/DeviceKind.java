// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a simulated device can be, and which options each kind has. */
public enum DeviceKind {
  /** Exchange meter DTSU666 or DDSU666. */
  METER(
      32,
      Option.word(
          "profile",
          "DTSU666",
          "DTSU666-OEM",
          "DTSU666-2016",
          "DTSU666-H",
          "DTSU666-H-HUAWEI",
          "DDSU666"),
      Option.number("ratio", 40, 1, 9999),
      Option.word("side", "secondary", "primary"),
      Option.word("unmapped", "exception", "pattern"),
      Option.word("order", "ABCD", "CDAB", "BADC", "DCBA")),
  /** String inverter. */
  STRING(
      1,
      Option.word("generation", "G3", "G1"),
      Option.number("power", 10_000, 1000, 350_000),
      Option.number("connect", 5, 0, 600)),
  /** Hybrid: G3 three-phase, G3 single-phase -HP, or the old single-phase one. */
  HYD(
      1,
      Option.word("model", "3ph", "hp", "g1"),
      Option.number("power", 10_000, 1000, 30_000),
      Option.number("pv", 9000, 0, 60_000),
      Option.number("battery", 10_240, 1000, 200_000),
      Option.number("charge", 5000, 500, 50_000),
      Option.number("soc", 55, 10, 100),
      Option.number("packs", 1, 1, 2),
      Option.number("connect", 5, 0, 600)),
  /** 3000SP, storage on the AC side of another maker's PV. */
  SP3000(
      1,
      Option.number("battery", 7200, 1000, 50_000),
      Option.number("soc", 55, 10, 100),
      Option.number("connect", 5, 0, 600)),
  /** Another maker's PV: it has no address and is seen by sensors alone. */
  FOREIGN_PV(0, Option.number("power", 5000, 500, 350_000)),
  /** Charge point with its car. */
  WALLBOX(
      1,
      Option.number("phases", 3, 1, 3),
      Option.number("current", 32, 6, 32),
      Option.number("car-phases", 3, 1, 3),
      Option.number("car-current", 16, 6, 32),
      Option.number("car-battery", 52_000, 1000, 200_000),
      Option.number("arrives-with", 40, 0, 100),
      Option.number("arrives", 0, 0, 24),
      Option.number("leaves", 0, 0, 24),
      Option.word("firmware", "1.0.493", "1.0.500", "1.0.492")),
  /** Heat pump. */
  HEAT_PUMP(
      1,
      Option.number("power", 2200, 500, 20_000),
      Option.number("tank", 300, 50, 2000),
      Option.number("loss", 180, 20, 2000)),
  /** Battery cabinet. */
  POWER_MAGIC(
      1,
      Option.number("power", 100_000, 10_000, 2_000_000),
      Option.number("battery", 215_000, 20_000, 5_000_000),
      Option.number("soc", 55, 10, 100)),
  /** Plant cabinet with inverters behind it. */
  PSC100(
      247,
      Option.number("inverters", 12, 1, 80),
      Option.number("power", 350_000, 50_000, 350_000),
      Option.word("sunspec", "no", "yes"),
      Option.number("connect", 5, 0, 600)),
  /** Modbus I/O module with outputs, inputs, sensors. */
  IO_MODULE(
      1,
      Option.number("sensors", 2, 0, 2),
      Option.number("load1", 1000, 0, 20_000),
      Option.number("load2", 150, 0, 20_000),
      Option.number("load3", 1500, 0, 20_000),
      Option.number("load4", 60, 0, 20_000));

  private final int defaultUnit;
  private final Map<String, Option> options = new TreeMap<>();

  DeviceKind(int defaultUnit, Option... options) {
    this.defaultUnit = defaultUnit;
    for (Option option : options) {
      this.options.put(option.name(), option);
    }
  }

  /** Its word in settings: {@code heat-pump}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Modbus address when none is set; 0 = it has none. */
  public int defaultUnit() {
    return defaultUnit;
  }

  /** Its options by their name. */
  Map<String, Option> options() {
    return options;
  }

  /**
   * Finds a kind by its word.
   *
   * @throws IllegalArgumentException naming what was found and what is allowed
   */
  static DeviceKind named(String word) {
    return Arrays.stream(values())
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "found '"
                        + word
                        + "', allowed "
                        + Arrays.stream(values())
                            .map(DeviceKind::word)
                            .collect(Collectors.joining(", "))));
  }

  /**
   * One option of a kind: a number in a range, or one of some words.
   *
   * @param name of it
   * @param words allowed, the first is the default; empty = a number
   * @param fallback number when none is set
   * @param least smallest number
   * @param most largest number
   */
  record Option(
      String name, java.util.List<String> words, double fallback, double least, double most) {

    static Option number(String name, double fallback, double least, double most) {
      return new Option(name, java.util.List.of(), fallback, least, most);
    }

    static Option word(String name, String... words) {
      return new Option(name, java.util.List.of(words), 0, 0, 0);
    }

    /** What stands when nothing is set. */
    String standard() {
      return words.isEmpty() ? Double.toString(fallback) : words.get(0);
    }

    /** The value in its own spelling. */
    String checked(String found) {
      for (String word : words) {
        if (word.equalsIgnoreCase(found)) {
          return word;
        }
      }
      if (words.isEmpty()) {
        try {
          double value = Double.parseDouble(found);
          if (value >= least && value <= most) {
            return Double.toString(value);
          }
        } catch (NumberFormatException e) {
          // told below, in the same words as a number out of range
        }
      }
      throw new IllegalArgumentException(
          name
              + ": found '"
              + found
              + "', allowed "
              + (words.isEmpty() ? least + " to " + most : String.join(", ", words)));
    }
  }
}
