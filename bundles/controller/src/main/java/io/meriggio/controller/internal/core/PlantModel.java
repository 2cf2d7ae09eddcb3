// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import io.meriggio.device.DeviceInfo;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Which devices measure what of the plant.
 *
 * @param production devices whose {@code pv_power} is summed; empty = the plant has no PV
 * @param exchange where the exchange is measured
 * @param storage devices whose {@code battery_power} is summed; empty = no storage
 * @param chargePoints devices whose {@code charger_power} is summed; empty = none
 */
public record PlantModel(
    List<String> production, Exchange exchange, List<String> storage, List<String> chargePoints) {

  public PlantModel {
    production = List.copyOf(production);
    storage = List.copyOf(storage);
    chargePoints = List.copyOf(chargePoints);
  }

  /** Where the figures come from, as texts that can be kept and compared. */
  List<String> sources() {
    return List.of(
        String.join(",", production),
        exchange.source().orElse(""),
        String.join(",", storage),
        String.join(",", chargePoints));
  }

  /** What the site names, and for all it does not name what is found by rank. */
  public static PlantModel of(PlantSettings settings, List<DeviceInfo> devices) {
    return new PlantModel(
        production(settings, devices),
        settings
            .exchangeSource()
            .map(named -> named(named, devices))
            .orElseGet(() -> found(devices)),
        settings.storageSources().isEmpty()
            ? best(devices, Role::storage)
            : settings.storageSources(),
        devices.stream().filter(Role::chargePoint).map(DeviceInfo::id).toList());
  }

  private static List<String> production(PlantSettings settings, List<DeviceInfo> devices) {
    if (!settings.productionSources().isEmpty()) {
      return settings.productionSources();
    }
    List<String> found = best(devices, Role::production);
    // A retrofit storage stands beside somebody's PV: without its sensor PV is unknown, not absent.
    return found.isEmpty()
        ? devices.stream()
            .filter(d -> d.family().equals(Role.RETROFIT))
            .map(DeviceInfo::id)
            .toList()
        : found;
  }

  private static Exchange named(String id, List<DeviceInfo> devices) {
    return devices.stream().anyMatch(d -> d.id().equals(id))
        ? new Exchange.From(id)
        : new Exchange.Missing(id);
  }

  private static Exchange found(List<DeviceInfo> devices) {
    List<String> best = best(devices, Role::exchange);
    return switch (best.size()) {
      case 0 -> new Exchange.Nowhere();
      case 1 -> new Exchange.From(best.get(0));
      default -> new Exchange.Ambiguous(best);
    };
  }

  /** The devices of the best rank that is there. */
  private static List<String> best(
      List<DeviceInfo> devices, Function<DeviceInfo, Optional<Role.Rank>> rank) {
    TreeMap<Role.Rank, List<String>> byRank = new TreeMap<>();
    for (DeviceInfo device : devices) {
      rank.apply(device)
          .ifPresent(
              r -> byRank.computeIfAbsent(r, x -> new java.util.ArrayList<>()).add(device.id()));
    }
    return byRank.isEmpty() ? List.of() : byRank.firstEntry().getValue();
  }
}
