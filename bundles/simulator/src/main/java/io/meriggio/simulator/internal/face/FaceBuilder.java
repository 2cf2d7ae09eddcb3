// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import io.meriggio.simulator.DeviceKind;
import io.meriggio.simulator.DeviceSettings;
import io.meriggio.simulator.InverterSettings;
import io.meriggio.simulator.InverterSettings.Generation;
import io.meriggio.simulator.MeterProfile;
import io.meriggio.simulator.MeterSettings;
import io.meriggio.simulator.internal.physics.Plant;
import io.meriggio.simulator.internal.physics.Setpoints;
import io.meriggio.simulator.internal.physics.StorageControl;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The devices of a plant as their lines see them; a cabinet brings its inverters along. */
final class FaceBuilder {

  private static final List<DeviceKind> STORAGES =
      List.of(DeviceKind.HYD, DeviceKind.SP3000, DeviceKind.POWER_MAGIC);
  private static final List<String> ORDERS = List.of("ABCD", "CDAB", "BADC", "DCBA");

  private final List<DeviceSettings> devices;
  private final Plant plant;
  private final ZoneId zone;
  private final int phases;

  FaceBuilder(List<DeviceSettings> devices, int phases, ZoneId zone, Plant plant) {
    this.devices = devices;
    this.plant = plant;
    this.zone = zone;
    this.phases = phases;
  }

  /** A device on its line; the first is the device itself. */
  List<LineDevice> build(DeviceSettings device) {
    return switch (device.kind()) {
      case METER -> List.of(on(meter(device)));
      case STRING -> List.of(string(device));
      case HYD, SP3000, POWER_MAGIC -> List.of(on(storage(device)));
      case WALLBOX -> List.of(on(wallbox(device)));
      case HEAT_PUMP -> List.of(on(heatPump(device)));
      case IO_MODULE ->
          List.of(on(new IoModuleFace(device.unit(), device.whole("sensors"), plant.switches())));
      case PSC100 -> cabinet(device);
      case FOREIGN_PV -> List.of();
    };
  }

  private LineDevice on(Face face) {
    return new LineDevice(face, plant::state);
  }

  private LineDevice on(Face face, int inverter) {
    return new LineDevice(face, () -> plant.state().lookingAt(inverter));
  }

  private Face meter(DeviceSettings device) {
    return new MeterFace(
        new MeterSettings(
            MeterProfile.named(device.word("profile")),
            device.unit(),
            device.whole("ratio"),
            device.word("side").equals("primary"),
            device.word("unmapped").equals("pattern"),
            ORDERS.indexOf(device.word("order"))),
        plant::clearExchangeCounters);
  }

  private LineDevice string(DeviceSettings device) {
    int index = PlantBuilder.inverterIndex(devices, device);
    Consumer<Setpoints> control = wanted -> plant.setpoints(index, wanted);
    control.accept(Setpoints.FREE);
    InverterSettings settings =
        new InverterSettings(
            Generation.valueOf(device.word("generation")),
            device.unit(),
            device.errorByte90(),
            device.number("power"),
            device.whole("connect"));
    Face face =
        switch (settings.generation()) {
          case G1 -> new StringG1Face(settings, zone, control);
          case G3 -> new StringG3Face(settings, zone, new G3Control(control), phases);
        };
    return on(face, index);
  }

  private Face storage(DeviceSettings device) {
    int index = PlantBuilder.index(devices, device, STORAGES);
    StorageControl control = plant.storage(index);
    boolean error90 = device.errorByte90();
    if (device.kind() == DeviceKind.POWER_MAGIC) {
      return new PowerMagicFace(
          device.unit(), index, device.number("power"), device.number("battery"), control);
    }
    if (device.kind() == DeviceKind.SP3000) {
      return new OldStorageFace(device.unit(), index, false, 3000, error90, control);
    }
    double power = device.number("power");
    return switch (device.word("model")) {
      case "g1" -> new OldStorageFace(device.unit(), index, true, power, error90, control);
      case "hp" ->
          new HydG3Face(
              device.unit(), index, 1, device.whole("packs"), power, error90, zone, control);
      default ->
          new HydG3Face(
              device.unit(), index, 3, device.whole("packs"), power, error90, zone, control);
    };
  }

  private Face wallbox(DeviceSettings device) {
    int index = PlantBuilder.index(devices, device, List.of(DeviceKind.WALLBOX));
    return new WallboxFace(
        device.unit(),
        index,
        PlantBuilder.wired(device),
        device.number("current"),
        device.word("firmware"),
        plant.chargePoint(index));
  }

  private Face heatPump(DeviceSettings device) {
    int index = PlantBuilder.index(devices, device, List.of(DeviceKind.HEAT_PUMP));
    return new HeatPumpFace(device.unit(), index, device.number("power"), plant.heatPump(index));
  }

  private List<LineDevice> cabinet(DeviceSettings device) {
    int first = PlantBuilder.inverterIndex(devices, device);
    PscControl control = new PscControl(plant, first, device.whole("inverters"));
    List<LineDevice> all = new ArrayList<>();
    all.add(
        on(
            new Psc100Face(
                device.unit(),
                device.number("power"),
                control,
                device.word("sunspec").equals("yes"))));
    for (int i = 0; i < control.count(); i++) {
      int number = i;
      InverterSettings settings =
          new InverterSettings(
              Generation.G3,
              i + 1,
              device.errorByte90(),
              device.number("power"),
              device.whole("connect"));
      Face face =
          new StringG3Face(
              settings, zone, new G3Control(wanted -> control.inverter(number, wanted)));
      all.add(on(face, first + i));
    }
    return all;
  }
}
