// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import io.meriggio.simulator.DeviceKind;
import io.meriggio.simulator.DeviceSettings;
import io.meriggio.simulator.internal.physics.CarSpec;
import io.meriggio.simulator.internal.physics.HeatSpec;
import io.meriggio.simulator.internal.physics.PlantSpec;
import io.meriggio.simulator.internal.physics.PlantSpec.InverterSpec;
import io.meriggio.simulator.internal.physics.StorageSpec;
import java.util.ArrayList;
import java.util.List;

/** What a plant is made of, from the settings of its devices, in their order. */
public final class PlantBuilder {

  private static final int HV_TRACKERS = 6;

  private PlantBuilder() {}

  /** The plant of these devices. */
  public static PlantSpec spec(int phases, double houseFactor, List<DeviceSettings> devices) {
    List<InverterSpec> inverters = new ArrayList<>();
    List<StorageSpec> storages = new ArrayList<>();
    List<CarSpec> cars = new ArrayList<>();
    List<HeatSpec> heat = new ArrayList<>();
    List<Double> loads = new ArrayList<>();
    for (DeviceSettings device : devices) {
      switch (device.kind()) {
        case STRING ->
            inverters.add(new InverterSpec(device.number("power"), device.number("connect"), 2));
        case FOREIGN_PV -> inverters.add(new InverterSpec(device.number("power"), 5, 2));
        case PSC100 -> {
          for (int i = 0; i < device.whole("inverters"); i++) {
            inverters.add(
                new InverterSpec(device.number("power"), device.number("connect"), HV_TRACKERS));
          }
        }
        case HYD, SP3000, POWER_MAGIC -> storages.add(storage(device, phases));
        case WALLBOX -> cars.add(car(device, phases));
        case HEAT_PUMP ->
            heat.add(
                new HeatSpec(device.number("power"), device.number("tank"), device.number("loss")));
        case IO_MODULE -> {
          for (int i = 1; i <= 4; i++) {
            loads.add(device.number("load" + i));
          }
        }
        case METER -> {
          // it measures, it neither gives nor draws
        }
      }
    }
    return new PlantSpec(phases, houseFactor, inverters, storages, cars, heat, loads);
  }

  private static StorageSpec storage(DeviceSettings device, int phases) {
    double soc = device.number("soc") / 100;
    double capacity = device.number("battery");
    return switch (device.kind()) {
      case SP3000 ->
          new StorageSpec(3000, 0, capacity, 3000, 51.2, soc, 1, device.number("connect"));
      case POWER_MAGIC ->
          new StorageSpec(
              device.number("power"), 0, capacity, device.number("power"), 768, soc, phases, 3);
      default -> {
        boolean single = !device.word("model").equals("3ph");
        boolean low = device.word("model").equals("g1");
        yield new StorageSpec(
            device.number("power"),
            device.number("pv"),
            capacity,
            device.number("charge"),
            low ? 51.2 : 400,
            soc,
            single ? 1 : 3,
            device.number("connect"));
      }
    };
  }

  private static CarSpec car(DeviceSettings device, int phases) {
    return new CarSpec(
        Math.min(phases, wired(device)),
        device.number("current"),
        device.whole("car-phases") == 1 ? 1 : 3,
        device.number("car-current"),
        device.number("car-battery"),
        device.number("arrives-with") / 100,
        device.number("arrives"),
        device.number("leaves"));
  }

  static int wired(DeviceSettings device) {
    return device.whole("phases") == 1 ? 1 : 3;
  }

  /** How many inverters stand before this device in the plant's list. */
  static int inverterIndex(List<DeviceSettings> devices, DeviceSettings device) {
    int index = 0;
    for (DeviceSettings one : devices.subList(0, devices.indexOf(device))) {
      index +=
          switch (one.kind()) {
            case STRING, FOREIGN_PV -> 1;
            case PSC100 -> one.whole("inverters");
            default -> 0;
          };
    }
    return index;
  }

  /** How many devices of these kinds stand before this one. */
  static int index(List<DeviceSettings> devices, DeviceSettings device, List<DeviceKind> kinds) {
    return (int)
        devices.subList(0, devices.indexOf(device)).stream()
            .filter(one -> kinds.contains(one.kind()))
            .count();
  }
}
