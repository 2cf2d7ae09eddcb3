// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration;

import io.meriggio.configuration.internal.Phrase;
import io.meriggio.configuration.internal.Values;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Plant power control, as keys of {@code io.meriggio.controller} say.
 *
 * @param rampUp %/s of rated power away from 0
 * @param rampDown %/s of rated power towards 0
 * @param confirmWithin how long the plant may take after the end of a ramp
 * @param controllerTimeout how long the plant controller may be silent; zero = it is not watched
 * @param onControllerLoss what its silence means: {@code HOLD}, {@code FALL_BACK}, {@code RELEASE}
 * @param fallBack the limit in % for {@code FALL_BACK}
 * @param schedule entries such as {@code 09:00-17:00 P=60% Q=-10%}
 * @param ratedPowers W of rated power by device id, for devices that do not tell it
 */
public record PlantPowerConfiguration(
    double rampUp,
    double rampDown,
    Duration confirmWithin,
    Duration controllerTimeout,
    String onControllerLoss,
    double fallBack,
    List<String> schedule,
    Map<String, Double> ratedPowers) {

  /** The keys. */
  static final List<String> KEYS =
      List.of(
          "plantRampUp",
          "plantRampDown",
          "plantConfirmSeconds",
          "plantControllerTimeout",
          "plantOnControllerLoss",
          "plantFallBack",
          "plantSchedule",
          "plantRatedPowers");

  private static final String TIME = "([01]\\d|2[0-3]):[0-5]\\d";
  private static final String NUMBER = "\\d{1,9}(\\.\\d{1,3})?";
  private static final String ENTRY =
      "%s-%s(?=.*=)( P=%s(%%|W))?( (Q=-?%s(%%|var)|PF=-?[01](\\.\\d{1,3})?))?"
          .formatted(TIME, TIME, NUMBER, NUMBER);
  private static final String RATED = Values.ID + "=\\d{1,9}";

  public PlantPowerConfiguration {
    schedule = List.copyOf(schedule);
    ratedPowers = Map.copyOf(ratedPowers);
  }

  /** Reads these keys of {@code io.meriggio.controller}; the rest is passed over. */
  static PlantPowerConfiguration read(Values values) {
    Map<String, Double> rated = new HashMap<>();
    for (String entry :
        values.texts("plantRatedPowers", Phrase.RATED_POWERS, one -> one.matches(RATED))) {
      String[] parts = entry.split("=", 2);
      rated.put(parts[0], Double.valueOf(parts[1]));
    }
    return new PlantPowerConfiguration(
        values.number("plantRampUp", 0.01, 1000).orElse(2.0),
        values.number("plantRampDown", 0.01, 1000).orElse(20.0),
        Duration.ofSeconds(values.whole("plantConfirmSeconds", 1, 600).orElse(15)),
        Duration.ofSeconds(values.whole("plantControllerTimeout", 0, 86_400).orElse(60)),
        values
            .word(
                "plantOnControllerLoss",
                Map.of("HOLD", "HOLD", "FALL_BACK", "FALL_BACK", "RELEASE", "RELEASE"))
            .orElse("HOLD"),
        values.number("plantFallBack", 0, 100).orElse(100.0),
        values.texts("plantSchedule", Phrase.SET_POINTS, one -> one.matches(ENTRY)),
        rated);
  }
}
