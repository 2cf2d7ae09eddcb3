// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.replay;

import io.meriggio.controller.Logic;
import io.meriggio.controller.OverrideMode;
import io.meriggio.controller.StrategySetting;
import io.meriggio.controller.UserRole;
import io.meriggio.controller.internal.charging.ChargingSettings;
import io.meriggio.controller.internal.contacts.ContactsSettings;
import io.meriggio.controller.internal.cycle.Daylight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A scenario, checked.
 *
 * @param start wall time of its second 0
 * @param duration how long it lasts
 * @param phases of the plant, 1 or 3
 * @param charging settings of charging
 * @param daylight where the plant is; empty = daylight is judged by the last PV value
 * @param cars charge points with their cars
 * @param contacts settings of dry contacts
 * @param logics of dry contacts
 * @param inputs in the order of their times
 */
record Scenario(
    Instant start,
    Duration duration,
    int phases,
    ChargingSettings charging,
    Optional<Daylight> daylight,
    List<Box> cars,
    ContactsSettings contacts,
    List<Logic> logics,
    List<Input> inputs) {

  /** What a person may ask for. */
  static final List<String> ACTIONS =
      List.of(
          "setStrategy",
          "setContractedPower",
          "start",
          "stop",
          "activateLogic",
          "deactivateLogic",
          "activateAllLogics",
          "override",
          "selfTest",
          "restart");

  /**
   * A charge point and the car before it.
   *
   * @param id of the charge point
   * @param phases 1…3
   * @param maxCurrent A per phase
   * @param carMaxCurrent A per phase that the car takes
   * @param carPhases on how many phases the car charges at most
   * @param carCapacity Wh after which the car takes no more
   * @param sessionEnergy Wh brought before second 0
   * @param plugged whether a car is plugged in
   * @param canSwitchPhases whether it can change between one and three phases
   * @param strategy empty = the default
   */
  record Box(
      String id,
      int phases,
      double maxCurrent,
      double carMaxCurrent,
      int carPhases,
      Optional<Double> carCapacity,
      double sessionEnergy,
      boolean plugged,
      boolean canSwitchPhases,
      Optional<StrategySetting> strategy) {}

  /** Something that happens. */
  sealed interface Input {
    /** Seconds after the start. */
    long at();
  }

  /** Measured values that hold from now on, by name. */
  record Measured(
      long at,
      Map<String, Double> values,
      Set<String> lost,
      Set<String> restored,
      Set<String> frozen)
      implements Input {}

  /** A plug or the communication of a charge point changes. */
  record Changed(long at, String box, Optional<Boolean> plugged, Optional<Boolean> online)
      implements Input {}

  /** A person asks for something. */
  record Action(
      long at,
      String action,
      Optional<UserRole> role,
      Optional<String> box,
      Optional<StrategySetting> strategy,
      Optional<Double> value,
      Optional<String> logic,
      Optional<Integer> output,
      Optional<OverrideMode> mode,
      Optional<Integer> minutes,
      Optional<Integer> seconds)
      implements Input {}
}
