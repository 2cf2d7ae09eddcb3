// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.contacts;

import io.meriggio.controller.LogicVariable;
import io.meriggio.controller.internal.cycle.Sample;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the logics look at.
 *
 * @param lastGood the last good value of each, with its own time; none where there never was one
 * @param missing those that are not known at this moment: however young their last value is, it
 *     closes nothing. A value that is merely as old as its source's period is not missing
 */
public record Variables(Map<LogicVariable, Sample> lastGood, Set<LogicVariable> missing) {

  public Variables {
    lastGood = Map.copyOf(lastGood);
    missing = Set.copyOf(missing);
  }

  /** All that is known, none of it missing at this moment. */
  public static Variables of(Map<LogicVariable, Sample> lastGood) {
    return new Variables(lastGood, Set.of());
  }

  /** By their names. */
  public static Variables of(
      Optional<Sample> batterySoc,
      Optional<Sample> pvPower,
      Optional<Sample> chargerPower,
      Optional<Sample> gridPower,
      Optional<Sample> inFeedPower,
      Set<LogicVariable> missing) {
    Map<LogicVariable, Sample> samples = new EnumMap<>(LogicVariable.class);
    batterySoc.ifPresent(sample -> samples.put(LogicVariable.BATTERY_SOC, sample));
    pvPower.ifPresent(sample -> samples.put(LogicVariable.PV_POWER, sample));
    chargerPower.ifPresent(sample -> samples.put(LogicVariable.CHARGER_POWER, sample));
    gridPower.ifPresent(sample -> samples.put(LogicVariable.GRID_POWER, sample));
    inFeedPower.ifPresent(sample -> samples.put(LogicVariable.IN_FEED_POWER, sample));
    return new Variables(samples, missing);
  }

  Optional<Sample> lastGood(LogicVariable variable) {
    return Optional.ofNullable(lastGood.get(variable));
  }

  boolean isMissing(LogicVariable variable) {
    return missing.contains(variable);
  }
}
