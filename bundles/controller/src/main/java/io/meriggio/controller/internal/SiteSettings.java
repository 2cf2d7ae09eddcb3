// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import io.meriggio.configuration.ControllerConfiguration;
import io.meriggio.controller.LogicMode;
import io.meriggio.controller.PlantDescription;
import io.meriggio.controller.StorageSettings;
import io.meriggio.controller.StrategyKind;
import io.meriggio.controller.internal.charging.ChargingSettings;
import io.meriggio.controller.internal.charging.ThresholdPolicy;
import io.meriggio.controller.internal.contacts.ContactsSettings;
import java.util.Map;

/** What the site says, as each part wants it. */
final class SiteSettings {
  private SiteSettings() {}

  static ChargingSettings charging(ControllerConfiguration said, PlantDescription plant) {
    return new ChargingSettings(
        said.cycle(),
        said.startDelay(),
        said.stopDelay(),
        said.minPause(),
        ThresholdPolicy.valueOf(said.thresholdPolicy()),
        said.failsafePower(),
        plant.contractedPower().map(Integer::doubleValue),
        said.contractMargin(),
        said.phaseLimit(),
        StrategyKind.valueOf(said.defaultStrategy()),
        said.phaseSwitching(),
        1.0,
        plant.timeZone());
  }

  static ContactsSettings contacts(ControllerConfiguration said, PlantDescription plant) {
    return new ContactsSettings(
        plant.timeZone(), LogicMode.valueOf(said.logicMode()), said.closeAtCheckOnly(), Map.of());
  }

  static StorageSettings storage(ControllerConfiguration said) {
    return new StorageSettings(
        said.storageReserveSoc(),
        StorageSettings.CarProtection.valueOf(said.storageCarProtection()),
        said.peakShaving(),
        said.storageMargin());
  }

  /** Whether a property is the framework's and nobody of the site said it. */
  static boolean isOfTheFramework(String key) {
    return key.startsWith("component.") || key.startsWith("service.") || key.startsWith("osgi.ds.");
  }
}
