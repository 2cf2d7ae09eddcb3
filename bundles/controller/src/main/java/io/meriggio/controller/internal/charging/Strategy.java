// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import io.meriggio.controller.StrategySetting;

/** A charging strategy: when it wants to charge, and with how much. */
public sealed interface Strategy permits EcoStrategy, DirectStrategy {

  /** The strategy that a person set. */
  static Strategy of(StrategySetting setting) {
    return switch (setting.kind()) {
      case FAST -> new Fast();
      case KM_SINGLE ->
          new Kilometre(
              setting.distanceKm().orElseThrow(), setting.consumptionWhPerKm().orElseThrow(), true);
      case KM_REPEATED ->
          new Kilometre(
              setting.distanceKm().orElseThrow(),
              setting.consumptionWhPerKm().orElseThrow(),
              false);
      case TIME_POWER ->
          new TimePower(
              setting.startTime().orElseThrow(),
              java.time.Duration.ofMinutes(setting.durationMinutes().orElseThrow()),
              setting.maxPower());
      case ECO_PURE -> new EcoPure();
      case ECO_MIXED -> new EcoMixed();
      case SURPLUS -> new Surplus();
    };
  }

  /** Whether the strategy is spent once a session with energy has closed. */
  default boolean isUsedByOneSession() {
    return false;
  }
}
