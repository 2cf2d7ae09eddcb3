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
import java.util.Optional;

/**
 * The services behind this door. Each may come and go: a door that waits for all would answer
 * nothing while one starts.
 *
 * <p>Threads: any.
 */
public interface Gateway {

  Optional<DeviceDirectory> devices();

  Optional<LineDirectory> lines();

  Optional<Plant> plant();

  Optional<SiteConfiguration> configuration();

  Optional<Packs> packs();

  Optional<Discovery> discovery();

  Optional<ChargePoints> chargePoints();

  Optional<Outputs> outputs();

  Optional<StorageControl> storages();

  Optional<ExportLimit> exportLimit();

  Optional<PlantPower> plantPower();

  Optional<CtCheck> ctCheck();

  Optional<PlantEnergy> plantEnergy();

  Optional<AlarmBook> alarms();

  Optional<Notices> notices();

  Optional<Families> families();

  Optional<Commissioning> commissioning();

  Optional<History> history();

  Optional<Upkeep> upkeep();

  Optional<Access> access();

  Optional<Backups> backups();

  Optional<SupportBundle> supportBundle();

  Optional<Certificates> certificates();

  /** The version of this bundle. */
  String version();

  /** The zone in which times are told: the plant's. */
  default ZoneId zone() {
    return plant().map(p -> p.description().timeZone()).orElseGet(ZoneId::systemDefault);
  }

  /** A service, or 503 with its name. */
  static <T> T require(Optional<T> service, String name) {
    return service.orElseThrow(() -> new Refusal(503, "service", name).header("Retry-After", "2"));
  }

  default DeviceDirectory requireDevices() {
    return require(devices(), "device directory");
  }

  default LineDirectory requireLines() {
    return require(lines(), "line directory");
  }

  default Plant requirePlant() {
    return require(plant(), "plant");
  }

  default ChargePoints requireChargePoints() {
    return require(chargePoints(), "charging");
  }

  default Outputs requireOutputs() {
    return require(outputs(), "dry contacts");
  }

  default StorageControl requireStorages() {
    return require(storages(), "storage control");
  }

  default ExportLimit requireExportLimit() {
    return require(exportLimit(), "export limit");
  }

  default PlantPower requirePlantPower() {
    return require(plantPower(), "plant power control");
  }

  default CtCheck requireCtCheck() {
    return require(ctCheck(), "check of current sensors");
  }

  default PlantEnergy requirePlantEnergy() {
    return require(plantEnergy(), "account of energy flows");
  }

  default History requireHistory() {
    return require(history(), "history");
  }

  default Commissioning requireCommissioning() {
    return require(commissioning(), "commissioning");
  }

  default AlarmBook requireAlarms() {
    return require(alarms(), "book of alarms");
  }

  default Notices requireNotices() {
    return require(notices(), "sending of notices");
  }

  default Families requireFamilies() {
    return require(families(), "device directory");
  }

  default Packs requirePacks() {
    return require(packs(), "pack store");
  }

  default Discovery requireDiscovery() {
    return require(discovery(), "discovery");
  }

  default Access requireAccess() {
    return require(access(), "accounts");
  }

  default SiteConfiguration requireConfiguration() {
    return require(configuration(), "configuration");
  }
}
