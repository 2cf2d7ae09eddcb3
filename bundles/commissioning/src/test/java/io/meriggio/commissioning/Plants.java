// SPDX-License-Identifier: Apache-2.0
package io.meriggio.commissioning;

import io.meriggio.commissioning.Draft.DraftDevice;
import io.meriggio.commissioning.Draft.DraftLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Drafts of the nine configurations, as plant-configurations describes them. */
final class Plants {
  private Plants() {}

  /** A complete draft of a configuration. */
  static Draft complete(int number) {
    return switch (number) {
      case 1 -> draft(1, 1, device("inverter-1", "hyd", 1));
      case 2 -> draft(2, 1, device("inverter-1", "sp3000", 1));
      case 3 -> draft(3, 3, device("inverter-1", "hyd", 1));
      case 4 -> draft(4, 1, device("inverter-1", "string", 1), terminals());
      case 5 -> draft(5, 3, device("inverter-1", "string", 1), device("meter", "dtsu666", 32));
      case 6 -> withProduction(draft(6, 1, terminals()));
      case 7 -> draft(7, 3, device("meter", "dtsu666", 32));
      case 8 -> draft(8, 1, terminals());
      default -> draft(9, 3, device("meter", "dtsu666", 32));
    };
  }

  static Draft draft(int number, int phases, DraftDevice... devices) {
    return new Draft(
        Optional.of("SUMMARY"),
        true,
        Optional.of(phases),
        Optional.of(6000),
        Optional.of("Casa Bianchi"),
        Optional.of("Europe/Rome"),
        Optional.of(43.77),
        Optional.of(11.25),
        Optional.of(number),
        Optional.empty(),
        List.of(
            new DraftLine("rs485", Map.of("transport", "serial", "serialPort", "/dev/ttyUSB0"))),
        List.of(devices),
        Draft.Sensors.AS_DELIVERED,
        new Draft.Checks(true, true, true, true, true));
  }

  static DraftDevice device(String id, String family, int unit) {
    return new DraftDevice(
        id,
        family,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of("rs485"),
        Optional.of(unit),
        settings(family));
  }

  private static Map<String, Object> settings(String family) {
    return switch (family) {
      case "wallbox" -> Map.of("mapConfirmed", true);
      case "dtsu666" -> Map.of("ctRatioAppliedByMeter", false);
      default -> Map.of();
    };
  }

  static DraftDevice terminals() {
    return new DraftDevice(
        "terminals",
        "onboard-io",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  static Draft with(Draft draft, DraftDevice... more) {
    List<DraftDevice> devices = new ArrayList<>(draft.devices());
    devices.addAll(List.of(more));
    return changed(draft, Map.of("devices", forms(devices)));
  }

  static Draft without(Draft draft, String family) {
    return changed(
        draft,
        Map.of(
            "devices",
            forms(draft.devices().stream().filter(d -> !d.family().equals(family)).toList())));
  }

  private static List<?> forms(List<DraftDevice> devices) {
    Draft only = draft(1, 1, devices.toArray(DraftDevice[]::new));
    return (List<?>) only.form().get("devices");
  }

  static Draft withProduction(Draft draft) {
    return changed(draft, Map.of("sensors", Map.of("production", true)));
  }

  /** The same with other fields of its form; null takes one away. */
  static Draft changed(Draft draft, Map<String, Object> fields) {
    Map<String, Object> form = new java.util.LinkedHashMap<>(draft.form());
    form.putAll(fields);
    if (Draft.read(form) instanceof Draft.Read.Good good) {
      return good.draft();
    }
    throw new IllegalArgumentException(String.valueOf(Draft.read(form)));
  }

  static Draft lacking(Draft draft, String field) {
    Map<String, Object> form = new java.util.LinkedHashMap<>(draft.form());
    form.remove(field);
    return changed(Draft.EMPTY, form);
  }
}
