// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

import java.time.LocalTime;
import java.util.Optional;

/**
 * A charging strategy with its parameters, as a person sets it.
 *
 * @param kind which
 * @param distanceKm of the kilometre strategies: distance to add, more than 0 and up to 2000 km
 * @param consumptionWhPerKm of the kilometre strategies: what the car uses, 20…1000 Wh/km
 * @param startTime of TIME_POWER: local time of day at which it begins
 * @param durationMinutes of TIME_POWER: how long it lasts, 1…1440 min of elapsed time
 * @param maxPower of TIME_POWER: the most it charges with, W, at least 1380; empty = as FAST
 */
public record StrategySetting(
    StrategyKind kind,
    Optional<Double> distanceKm,
    Optional<Double> consumptionWhPerKm,
    Optional<LocalTime> startTime,
    Optional<Integer> durationMinutes,
    Optional<Integer> maxPower) {

  /** A strategy without parameters. */
  public static StrategySetting of(StrategyKind kind) {
    return new StrategySetting(
        kind,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** One of the kilometre strategies. */
  public static StrategySetting kilometres(StrategyKind kind, double km, double whPerKm) {
    return new StrategySetting(
        kind,
        Optional.of(km),
        Optional.of(whPerKm),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The strategy by time of day. */
  public static StrategySetting time(LocalTime start, int minutes, Optional<Integer> maxPower) {
    return new StrategySetting(
        StrategyKind.TIME_POWER,
        Optional.empty(),
        Optional.empty(),
        Optional.of(start),
        Optional.of(minutes),
        maxPower);
  }

  /** What is wrong with it, the first of its fields; empty when it can be used. */
  public Optional<Outcome.Refused> fault() {
    return switch (kind) {
      case KM_SINGLE, KM_REPEATED ->
          range("distanceKm", distanceKm, 0.1, 2000, "km")
              .or(() -> range("consumptionWhPerKm", consumptionWhPerKm, 20, 1000, "Wh/km"))
              .or(() -> alien(startTime, "startTime"))
              .or(() -> alien(durationMinutes, "durationMinutes"))
              .or(() -> alien(maxPower, "maxPower"));
      case TIME_POWER ->
          missing("startTime", startTime)
              .or(
                  () ->
                      range(
                          "durationMinutes", durationMinutes.map(m -> (double) m), 1, 1440, "min"))
              .or(() -> optionalPower())
              .or(() -> alien(distanceKm, "distanceKm"))
              .or(() -> alien(consumptionWhPerKm, "consumptionWhPerKm"));
      case FAST, ECO_PURE, ECO_MIXED, SURPLUS ->
          alien(distanceKm, "distanceKm")
              .or(() -> alien(consumptionWhPerKm, "consumptionWhPerKm"))
              .or(() -> alien(startTime, "startTime"))
              .or(() -> alien(durationMinutes, "durationMinutes"))
              .or(() -> alien(maxPower, "maxPower"));
    };
  }

  private Optional<Outcome.Refused> optionalPower() {
    return maxPower.isEmpty()
        ? Optional.empty()
        : range("maxPower", maxPower.map(w -> (double) w), 1380, 100_000, "W");
  }

  private static Optional<Outcome.Refused> range(
      String field, Optional<Double> found, double min, double max, String unit) {
    if (found.isEmpty()) {
      return missing(field, found);
    }
    double value = found.get();
    if (Double.isFinite(value) && value >= min && value <= max) {
      return Optional.empty();
    }
    return invalid(
        field,
        Sentence.of(
            "charging.range",
            field,
            Sentence.number(value),
            Sentence.number(min),
            Sentence.number(max),
            unit));
  }

  private static Optional<Outcome.Refused> missing(String field, Optional<?> found) {
    return found.isPresent()
        ? Optional.empty()
        : invalid(field, Sentence.of("charging.missing", field));
  }

  private Optional<Outcome.Refused> alien(Optional<?> found, String field) {
    return found.isEmpty()
        ? Optional.empty()
        : invalid(field, Sentence.of("charging.alien", field, kind.name()));
  }

  private static Optional<Outcome.Refused> invalid(String field, Sentence why) {
    return Optional.of((Outcome.Refused) Outcome.invalid(field, why));
  }
}
