// SPDX-License-Identifier: Apache-2.0
package io.meriggio.commissioning.internal;

import io.meriggio.commissioning.Draft;
import io.meriggio.commissioning.Draft.DraftDevice;
import io.meriggio.commissioning.Families;
import io.meriggio.commissioning.Layout;
import io.meriggio.commissioning.Step;
import io.meriggio.configuration.Pids;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which devices belong to the configuration chosen, how many there may be, and where they are found
 * (plant-configurations).
 */
final class DeviceRules {
  private static final int MOST_INVERTERS = 8;
  private static final int METER_ADDRESS = 32;

  private final Draft draft;
  private final Set<String> otherLines;
  private final Remarks remarks;

  DeviceRules(Draft draft, Map<String, Map<String, Object>> effective, Remarks remarks) {
    this.draft = draft;
    this.otherLines =
        effective.keySet().stream()
            .filter(pid -> Pids.factory(pid).equals(Pids.LINE))
            .map(Pids::id)
            .collect(Collectors.toSet());
    this.remarks = remarks;
  }

  void look() {
    twice();
    addresses();
    draft.layout().ifPresent(this::belonging);
    inverters();
    exchangeSource();
  }

  private void belonging(Layout layout) {
    layout
        .leading()
        .filter(family -> draft.devices(Set.of(family)).isEmpty())
        .ifPresent(
            family ->
                remarks.missing(
                    Step.DEVICES,
                    "devices",
                    "INVERTER_MISSING",
                    layout.number(),
                    CommissioningTexts.text("family." + family)));
    for (int i = 0; i < draft.devices().size(); i++) {
      belonging(layout, i, draft.devices().get(i));
    }
    if (layout.exchange() == Layout.Exchange.METER
        && draft.devices(Set.of(Families.METER)).isEmpty()) {
      remarks.missing(Step.DEVICES, "devices", "METER_MISSING", layout.number());
    }
    if (layout.exchange() == Layout.Exchange.SENSOR && terminals().isEmpty()) {
      remarks.missing(Step.DEVICES, "devices", "TERMINALS_MISSING", layout.number());
    }
    if (layout.needsProductionSensor() && !draft.sensors().production()) {
      remarks.missing(Step.SENSORS, "sensors.production", "PRODUCTION_SENSOR_MISSING");
    }
  }

  private void belonging(Layout layout, int index, DraftDevice device) {
    String field = "devices[" + index + "].family";
    if (Families.INVERTERS.contains(device.family())
        && !layout.inverters().contains(device.family())) {
      String code =
          switch (layout.maker()) {
            case OTHER -> "INVERTER_BESIDE_SENSORS";
            case NONE -> "INVERTER_WITHOUT_PV";
            default -> "INVERTER_OF_OTHER_CONFIGURATION";
          };
      remarks.wrong(Step.DEVICES, field, code, device.id(), layout.number());
    }
    if (device.family().equals(Families.METER) && layout.exchange() != Layout.Exchange.METER) {
      String code =
          layout.exchange() == Layout.Exchange.INVERTER
              ? "METER_BELONGS_TO_INVERTER"
              : "METER_BESIDE_SENSOR";
      remarks.wrong(Step.DEVICES, field, code, device.id(), layout.number());
    }
  }

  private List<DraftDevice> terminals() {
    return draft.devices(Set.of(Families.TERMINALS));
  }

  private void inverters() {
    int count = draft.devices(Families.INVERTERS).size();
    if (count > MOST_INVERTERS) {
      remarks.wrong(Step.DEVICES, "devices", "TOO_MANY_INVERTERS", count, MOST_INVERTERS);
    }
    if (count > 0 && draft.sensors().production()) {
      remarks.wrong(Step.SENSORS, "sensors.production", "PRODUCTION_SENSOR_BESIDE_INVERTER");
    }
    if (!draft.devices(Set.of(Families.RETROFIT)).isEmpty()
        && !draft.devices(Set.of(Families.STRING, Families.HYBRID)).isEmpty()) {
      remarks.warn(Step.DEVICES, "devices", "RETROFIT_SEES_PV_TWICE");
    }
    if (draft.devices(Set.of(Families.METER)).size() > 1) {
      remarks.wrong(Step.DEVICES, "devices", "SEVERAL_METERS");
    }
    if (terminals().size() > 1) {
      remarks.wrong(Step.DEVICES, "devices", "SEVERAL_TERMINALS");
    }
  }

  /** Never a sum: of two that could measure it, the person says which. */
  private void exchangeSource() {
    List<String> own =
        draft.devices(Set.of(Families.HYBRID, Families.RETROFIT)).stream()
            .map(DraftDevice::id)
            .toList();
    Optional<String> named = draft.exchangeSource();
    if (named.isPresent()
        && draft.devices().stream().noneMatch(device -> device.id().equals(named.get()))) {
      remarks.wrong(Step.DEVICES, "exchangeSource", "EXCHANGE_SOURCE_UNKNOWN", named.get());
    } else if (named.isEmpty() && own.size() > 1) {
      remarks.missing(
          Step.DEVICES, "exchangeSource", "EXCHANGE_SOURCE_UNSAID", String.join(", ", own));
    }
  }

  private void twice() {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < draft.devices().size(); i++) {
      String id = draft.devices().get(i).id();
      if (!ids.add(id)) {
        remarks.wrong(Step.DEVICES, "devices[" + i + "].id", "DEVICE_TWICE", id);
      }
    }
    Set<String> lines = new HashSet<>();
    for (int i = 0; i < draft.lines().size(); i++) {
      String id = draft.lines().get(i).id();
      if (!lines.add(id)) {
        remarks.wrong(Step.DEVICES, "lines[" + i + "].id", "LINE_TWICE", id);
      }
    }
  }

  private void addresses() {
    Set<String> known = new HashSet<>(otherLines);
    draft.lines().forEach(line -> known.add(line.id()));
    Map<String, String> taken = new HashMap<>();
    for (int i = 0; i < draft.devices().size(); i++) {
      DraftDevice device = draft.devices().get(i);
      String field = "devices[" + i + "]";
      Step step = device.family().equals(Families.WALLBOX) ? Step.CHARGE_POINTS : Step.DEVICES;
      if (device.line().isPresent() && !known.contains(device.line().get())) {
        remarks.wrong(step, field + ".line", "LINE_UNKNOWN", device.line().get());
      }
      if (device.line().isEmpty()) {
        noLine(step, field, device);
      } else {
        address(step, field, device, taken);
      }
    }
  }

  private void noLine(Step step, String field, DraftDevice device) {
    if (!device.family().equals(Families.TERMINALS)) {
      remarks.missing(step, field + ".line", "LINE_UNSAID", device.id());
    }
  }

  private void address(Step step, String field, DraftDevice device, Map<String, String> taken) {
    if (device.family().equals(Families.METER) && device.unit().orElse(0) != METER_ADDRESS) {
      remarks.wrong(step, field + ".unit", "METER_ADDRESS", METER_ADDRESS);
    } else if (device.unit().isEmpty() && Families.INVERTERS.contains(device.family())) {
      remarks.missing(step, field + ".unit", "ADDRESS_UNSAID", device.id());
    }
    if (device.unit().isPresent()) {
      String place = device.line().orElse("") + " " + device.unit().get();
      String other = taken.putIfAbsent(place, device.id());
      if (other != null) {
        remarks.wrong(step, field + ".unit", "ADDRESS_TAKEN", device.unit().get(), other);
      }
    }
  }
}
