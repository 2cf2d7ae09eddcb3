// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import io.meriggio.access.Access;
import io.meriggio.alarms.AlarmBook;
import io.meriggio.alarms.Notices;
import io.meriggio.commissioning.Commissioning;
import io.meriggio.configuration.Families;
import io.meriggio.configuration.SiteConfiguration;
import io.meriggio.controller.ChargePoints;
import io.meriggio.controller.CtCheck;
import io.meriggio.controller.ExportLimit;
import io.meriggio.controller.Outputs;
import io.meriggio.controller.Plant;
import io.meriggio.controller.PlantEnergy;
import io.meriggio.controller.PlantPower;
import io.meriggio.controller.StorageControl;
import io.meriggio.device.DeviceDirectory;
import io.meriggio.device.Discovery;
import io.meriggio.device.LineDirectory;
import io.meriggio.field.Backups;
import io.meriggio.field.SupportBundle;
import io.meriggio.field.Upkeep;
import io.meriggio.history.History;
import io.meriggio.rest.internal.http.Refusal;
import io.meriggio.tls.Certificates;
import io.meriggio.update.Packs;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * The parts of the gateway behind this door. Each may come and go: a door that waits for all would
 * answer nothing while one starts.
 *
 * <p>Threads: any.
 */
public interface Gateway {

  /** What is asked for here, and what a person reads when it is not there. */
  Map<Class<?>, String> PARTS =
      Map.ofEntries(
          Map.entry(Access.class, "accounts"),
          Map.entry(AlarmBook.class, "book of alarms"),
          Map.entry(Backups.class, "backups"),
          Map.entry(Certificates.class, "certificates"),
          Map.entry(ChargePoints.class, "charging"),
          Map.entry(Commissioning.class, "commissioning"),
          Map.entry(CtCheck.class, "check of current sensors"),
          Map.entry(DeviceDirectory.class, "device directory"),
          Map.entry(Discovery.class, "discovery"),
          Map.entry(ExportLimit.class, "export limit"),
          Map.entry(Families.class, "device directory"),
          Map.entry(History.class, "history"),
          Map.entry(LineDirectory.class, "line directory"),
          Map.entry(Notices.class, "sending of notices"),
          Map.entry(Outputs.class, "dry contacts"),
          Map.entry(Packs.class, "pack store"),
          Map.entry(Plant.class, "plant"),
          Map.entry(PlantEnergy.class, "account of energy flows"),
          Map.entry(PlantPower.class, "plant power control"),
          Map.entry(SiteConfiguration.class, "configuration"),
          Map.entry(StorageControl.class, "storage control"),
          Map.entry(SupportBundle.class, "support bundle"),
          Map.entry(Upkeep.class, "upkeep"));

  /**
   * A part, when it is there.
   *
   * @param part one of {@link #PARTS}
   */
  <T> Optional<T> find(Class<T> part);

  /** The version of this bundle. */
  String version();

  /** The zone in which times are told: the plant's. */
  default ZoneId zone() {
    return find(Plant.class)
        .map(plant -> plant.description().timeZone())
        .orElseGet(ZoneId::systemDefault);
  }

  /**
   * A part.
   *
   * @throws Refusal 503 with its name when it is not there
   */
  default <T> T require(Class<T> part) {
    return find(part)
        .orElseThrow(() -> new Refusal(503, "service", PARTS.get(part)).header("Retry-After", "2"));
  }
}
