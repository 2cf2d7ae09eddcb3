// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.power.plant;

import io.meriggio.controller.PlantSetPoints;
import io.meriggio.controller.PlantSetPoints.Active;
import io.meriggio.controller.PlantSetPoints.PowerFactor;
import io.meriggio.controller.PlantSetPoints.Reactive;
import io.meriggio.controller.PlantSetPoints.ReactivePower;
import io.meriggio.device.Unit;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Set-points of a part of each day, in local wall time.
 *
 * @param from the first moment
 * @param to the first moment no longer; before {@code from} = over midnight, the same = all day
 * @param setPoints what the plant is asked to do meanwhile
 */
public record ScheduledSetPoints(LocalTime from, LocalTime to, PlantSetPoints setPoints) {

  private static final String TIME = "([01]\\d|2[0-3]):([0-5]\\d)";
  private static final Pattern ENTRY =
      Pattern.compile(
          "(?<from>"
              + TIME
              + ")-(?<to>"
              + TIME
              + ")"
              + "(?: P=(?<p>\\d{1,9}(?:\\.\\d{1,3})?)(?<pu>%|W))?"
              + "(?: (?:Q=(?<q>-?\\d{1,9}(?:\\.\\d{1,3})?)(?<qu>%|var)|PF=(?<pf>-?[01](?:\\.\\d{1,3})?)))?");

  /** Whether it applies at any time, also while the clock can't be right. */
  public boolean isAllDay() {
    return from.equals(to);
  }

  /** Whether it applies at a local time. */
  public boolean isOn(LocalTime time) {
    boolean fromOn = !time.isBefore(from);
    boolean beforeEnd = time.isBefore(to);
    return from.isBefore(to) ? fromOn && beforeEnd : fromOn || beforeEnd;
  }

  /**
   * Reads an entry such as {@code 09:00-17:00 P=60% Q=-10%}, {@code 22:00-06:00 PF=0.95} or {@code
   * 00:00-00:00 P=50000W}.
   *
   * @return empty when it is none, or asks for nothing or for what no plant does
   */
  public static Optional<ScheduledSetPoints> parse(String text) {
    Matcher entry = ENTRY.matcher(text.trim());
    if (!entry.matches()) {
      return Optional.empty();
    }
    PlantSetPoints asked = new PlantSetPoints(active(entry), reactive(entry), Optional.empty());
    return asked.isEmpty() || SetPointCheck.problem(asked).isPresent()
        ? Optional.empty()
        : Optional.of(
            new ScheduledSetPoints(
                LocalTime.parse(entry.group("from")), LocalTime.parse(entry.group("to")), asked));
  }

  private static Optional<Active> active(Matcher entry) {
    return Optional.ofNullable(entry.group("p"))
        .map(
            value ->
                new Active(
                    Double.parseDouble(value),
                    entry.group("pu").equals("%") ? Unit.PERCENT : Unit.WATT,
                    Duration.ZERO));
  }

  private static Optional<Reactive> reactive(Matcher entry) {
    Optional<Reactive> power =
        Optional.ofNullable(entry.group("q"))
            .map(
                value ->
                    new ReactivePower(
                        Double.parseDouble(value),
                        entry.group("qu").equals("%") ? Unit.PERCENT : Unit.VAR,
                        Duration.ZERO));
    return power.isPresent()
        ? power
        : Optional.ofNullable(entry.group("pf"))
            .map(value -> new PowerFactor(Double.parseDouble(value), Duration.ZERO));
  }
}
