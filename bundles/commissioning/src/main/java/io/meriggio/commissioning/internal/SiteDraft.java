// SPDX-License-Identifier: Apache-2.0
package io.meriggio.commissioning.internal;

import io.meriggio.commissioning.Draft;
import io.meriggio.commissioning.Draft.DraftDevice;
import io.meriggio.commissioning.Draft.DraftLine;
import io.meriggio.commissioning.Draft.Sensors;
import io.meriggio.commissioning.Families;
import io.meriggio.configuration.Checked;
import io.meriggio.configuration.DeviceConfiguration;
import io.meriggio.configuration.Pids;
import io.meriggio.configuration.PlantConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** What is configured, as a draft: a plant that runs is commissioned anew from where it stands. */
public final class SiteDraft {
  static final String EXCHANGE_CONSTANT = "exchangeConstant";
  static final String PRODUCTION_CONSTANT = "productionConstant";
  static final String INVERT_EXCHANGE = "invertExchange";
  static final String INVERT_PRODUCTION = "invertProduction";

  private SiteDraft() {}

  /** The draft of what is in force, by PID. */
  public static Draft of(Map<String, Map<String, Object>> effective) {
    Map<String, Object> plant = effective.getOrDefault(Pids.PLANT, Map.of());
    Optional<PlantConfiguration> said =
        PlantConfiguration.check(Pids.PLANT, plant)
                instanceof Checked.Valid<PlantConfiguration> valid
            ? Optional.of(valid.value())
            : Optional.empty();
    List<DraftDevice> devices = devices(effective);
    return new Draft(
        Optional.empty(),
        false,
        said.filter(p -> plant.containsKey("phases")).map(PlantConfiguration::phases),
        said.flatMap(PlantConfiguration::contractedPower),
        said.map(PlantConfiguration::name).filter(name -> !name.isBlank()),
        said.filter(p -> plant.containsKey("timeZone")).map(p -> p.timeZone().getId()),
        said.flatMap(PlantConfiguration::latitude),
        said.flatMap(PlantConfiguration::longitude),
        Optional.empty(),
        said.flatMap(PlantConfiguration::exchangeSource),
        lines(effective, devices),
        devices,
        sensors(devices),
        Draft.Checks.NONE);
  }

  private static List<DraftDevice> devices(Map<String, Map<String, Object>> effective) {
    List<DraftDevice> devices = new ArrayList<>();
    for (Map.Entry<String, Map<String, Object>> entry : new TreeMap<>(effective).entrySet()) {
      if (Pids.factory(entry.getKey()).equals(Pids.DEVICE)
          && DeviceConfiguration.check(entry.getKey(), entry.getValue())
              instanceof Checked.Valid<DeviceConfiguration> valid
          && Families.ALL.contains(valid.value().family())) {
        DeviceConfiguration device = valid.value();
        devices.add(
            new DraftDevice(
                device.id(),
                device.family(),
                device.name(),
                device.serialNumber(),
                device.model(),
                device.line(),
                device.unit(),
                plain(device.settings())));
      }
    }
    return devices;
  }

  /** Their lines only: those of other devices are none of commissioning's. */
  private static List<DraftLine> lines(
      Map<String, Map<String, Object>> effective, List<DraftDevice> devices) {
    return devices.stream()
        .flatMap(device -> device.line().stream())
        .distinct()
        .filter(line -> effective.containsKey(Pids.line(line)))
        .map(line -> new DraftLine(line, plain(effective.get(Pids.line(line)))))
        .toList();
  }

  /** What a form can hold; a list is left as the site has it. */
  private static Map<String, Object> plain(Map<String, Object> keys) {
    Map<String, Object> plain = new TreeMap<>(keys);
    plain
        .values()
        .removeIf(v -> !(v instanceof String || v instanceof Number || v instanceof Boolean));
    plain.replaceAll((key, value) -> FormReader.plain(value));
    return plain;
  }

  private static Sensors sensors(List<DraftDevice> devices) {
    Map<String, Object> settings =
        devices.stream()
            .filter(device -> device.family().equals(Families.TERMINALS))
            .map(DraftDevice::settings)
            .findFirst()
            .orElse(Map.of());
    return new Sensors(
        false,
        constant(settings.get(EXCHANGE_CONSTANT)),
        constant(settings.get(PRODUCTION_CONSTANT)),
        isTrue(settings.get(INVERT_EXCHANGE)),
        isTrue(settings.get(INVERT_PRODUCTION)));
  }

  private static Optional<Integer> constant(Object setting) {
    return switch (Objects.toString(setting, "")) {
      case "1" -> Optional.of(1);
      case "3" -> Optional.of(3);
      default -> Optional.empty();
    };
  }

  private static boolean isTrue(Object setting) {
    return "true".equals(Objects.toString(setting, ""));
  }
}
