// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration;

import io.meriggio.configuration.internal.Values;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the site wants its energy managed, as {@code io.meriggio.controller} says.
 *
 * @param cycle time between two decisions, 1…60 s
 * @param startDelay how long production must suffice, 0…3600 s
 * @param stopDelay how long it must fall short, 0…3600 s
 * @param minPause shortest pause of a charge point, 0…3600 s
 * @param thresholdPolicy {@code PHYSICAL} or {@code LITERAL}
 * @param failsafePower W that all cars may draw while the exchange is unknown
 * @param contractMargin W of the contracted power that stay free
 * @param phaseLimit A that each phase may draw; empty = none is watched
 * @param defaultStrategy the strategy of a charge point of which nobody said anything
 * @param phaseSwitching whether charge points that can may change their number of phases
 * @param logicMode {@code ALL} or {@code EXCLUSIVE}
 * @param closeAtCheckOnly whether contacts close at checks only
 * @param storageReserveSoc % below which no battery is discharged, 0…100
 * @param storageCarProtection {@code OFF}, {@code NO_DISCHARGE} or {@code HOUSEHOLD}
 * @param peakShaving whether batteries are discharged to keep the contracted power
 * @param storageMargin W of the contracted power that storage control leaves free
 * @param exportLimit W that may be fed in; empty = no limit
 * @param plantPower plant power control
 */
public record ControllerConfiguration(
    Duration cycle,
    Duration startDelay,
    Duration stopDelay,
    Duration minPause,
    String thresholdPolicy,
    int failsafePower,
    int contractMargin,
    Optional<Double> phaseLimit,
    String defaultStrategy,
    boolean phaseSwitching,
    String logicMode,
    boolean closeAtCheckOnly,
    int storageReserveSoc,
    String storageCarProtection,
    boolean peakShaving,
    int storageMargin,
    Optional<Integer> exportLimit,
    PlantPowerConfiguration plantPower) {

  private static final List<String> OWN =
      List.of(
          "cycleSeconds",
          "startDelaySeconds",
          "stopDelaySeconds",
          "minPauseSeconds",
          "thresholdPolicy",
          "failsafePower",
          "contractMargin",
          "phaseLimit",
          "defaultStrategy",
          "phaseSwitching",
          "logicMode",
          "closeAtCheckOnly",
          "storageReserveSoc",
          "storageCarProtection",
          "peakShaving",
          "storageMargin",
          "exportLimit");
  private static final List<String> KEYS =
      Stream.concat(OWN.stream(), PlantPowerConfiguration.KEYS.stream()).toList();

  /** A site that says nothing. */
  public static ControllerConfiguration unconfigured() {
    return read(new Values("", Map.of()));
  }

  /**
   * Checks a configuration.
   *
   * @param pid {@code io.meriggio.controller}
   * @param properties as of Configuration Admin; numbers may be texts
   */
  public static Checked<ControllerConfiguration> check(String pid, Map<String, Object> properties) {
    Values values = new Values(pid, properties).only(KEYS);
    ControllerConfiguration read = read(values);
    return values.checked(read);
  }

  private static ControllerConfiguration read(Values values) {
    return new ControllerConfiguration(
        seconds(values, "cycleSeconds", 1, 60, 5),
        seconds(values, "startDelaySeconds", 0, 3600, 60),
        seconds(values, "stopDelaySeconds", 0, 3600, 180),
        seconds(values, "minPauseSeconds", 0, 3600, 60),
        values.word("thresholdPolicy", words("PHYSICAL", "LITERAL")).orElse("PHYSICAL"),
        values.whole("failsafePower", 0, 100_000).orElse(0),
        values.whole("contractMargin", 0, 1_000_000).orElse(0),
        values.number("phaseLimit", 6, 1000),
        // The others need parameters, which a default has not.
        values
            .word("defaultStrategy", words("FAST", "ECO_PURE", "ECO_MIXED", "SURPLUS"))
            .orElse("FAST"),
        values.flag("phaseSwitching").orElse(false),
        values.word("logicMode", words("ALL", "EXCLUSIVE")).orElse("ALL"),
        values.flag("closeAtCheckOnly").orElse(false),
        values.whole("storageReserveSoc", 0, 100).orElse(0),
        values
            .word("storageCarProtection", words("OFF", "NO_DISCHARGE", "HOUSEHOLD"))
            .orElse("OFF"),
        values.flag("peakShaving").orElse(false),
        values.whole("storageMargin", 0, 100_000).orElse(100),
        values.whole("exportLimit", 0, 100_000_000),
        PlantPowerConfiguration.read(values));
  }

  private static Duration seconds(Values values, String key, int min, int max, int usual) {
    return Duration.ofSeconds(values.whole(key, min, max).orElse(usual));
  }

  private static Map<String, String> words(String... words) {
    return Stream.of(words).collect(Collectors.toMap(Function.identity(), Function.identity()));
  }
}
