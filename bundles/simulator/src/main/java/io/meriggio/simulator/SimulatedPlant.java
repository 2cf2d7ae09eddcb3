// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator;

import io.meriggio.simulator.internal.face.Faces;
import io.meriggio.simulator.internal.face.PlantBuilder;
import io.meriggio.simulator.internal.physics.Plant;
import io.meriggio.simulator.internal.physics.PlantSpec;
import io.meriggio.simulator.state.PlantState;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * A plant with its devices on their lines, without OSGi: for tests, benchmarks and {@link Main}.
 * Safe from any thread.
 */
public final class SimulatedPlant implements Simulator, AutoCloseable {

  private final Clock clock;
  private Plant plant;
  private PlantSettings settings;
  private Faces faces;

  /**
   * Builds the plant and opens its lines.
   *
   * @param clock whose time the energies count and the devices show
   * @throws java.io.UncheckedIOException naming the port that can't be had
   */
  public SimulatedPlant(PlantSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    plant = new Plant(settings.sky(), spec(settings), clock);
    faces = open(settings.devices(), settings.phases());
    misbehave();
  }

  @Override
  public synchronized PlantState state() {
    return plant.state();
  }

  @Override
  public synchronized Map<String, SimulatedDevice> devices() {
    return faces.devices();
  }

  @Override
  public synchronized SimulatedDevice device(String id) {
    SimulatedDevice device = faces.devices().get(id);
    if (device == null) {
      throw new IllegalArgumentException(
          "device: found '" + id + "', allowed " + new TreeSet<>(faces.devices().keySet()));
    }
    return device;
  }

  @Override
  public SimulatedDevice meter() {
    return device("meter");
  }

  @Override
  public SimulatedDevice inverter() {
    return device("inverter");
  }

  @Override
  public synchronized void trip(Set<Integer> numbers) {
    plant.trips(numbers);
  }

  @Override
  public synchronized void houseLoad(OptionalDouble watts) {
    plant.houseLoad(watts);
  }

  @Override
  public synchronized void car(String chargePoint, Optional<Boolean> plugged) {
    List<String> known = chargePoints(settings);
    int index = known.indexOf(chargePoint);
    if (index < 0) {
      throw new IllegalArgumentException(
          "charge point: found '" + chargePoint + "', allowed " + known);
    }
    plant.chargePoint(index).plug(plugged);
  }

  /** In the order of the plant. */
  private static List<String> chargePoints(PlantSettings settings) {
    return settings.devices().stream()
        .filter(device -> device.kind() == DeviceKind.WALLBOX)
        .map(DeviceSettings::id)
        .toList();
  }

  /**
   * Takes other settings and keeps the plant with its energies. Faults, house, cars and the sky
   * change in place; lines are opened anew only when something about a device or a line changes. A
   * port that was left open to choice stays the one that was found. Rated power and check time stay
   * as they were; other devices are another plant, whose energies start anew.
   *
   * @throws java.io.UncheckedIOException naming the port that can't be had; all stays as it was
   *     then
   */
  public synchronized void change(PlantSettings wanted) {
    PlantSettings before = settings;
    if (!behaving(wanted).equals(behaving(before)) || wanted.phases() != before.phases()) {
      reopen(wanted);
    }
    settings = wanted;
    if (!wanted.sky().equals(before.sky())) {
      boolean onlySpeed = withSpeedOf(wanted.sky(), before.sky()).equals(before.sky());
      plant.sky(wanted.sky(), !onlySpeed);
    }
    misbehave();
  }

  /** One line a device for people: where it is, and how any Modbus client reads the same. */
  public synchronized List<String> announcement() {
    return settings.devices().stream()
        .map(DeviceSettings::id)
        .filter(faces.devices()::containsKey)
        .map(id -> announced(faces.devices().get(id)))
        .toList();
  }

  @Override
  public synchronized void close() {
    faces.close();
  }

  private static PlantSpec spec(PlantSettings settings) {
    return PlantBuilder.spec(settings.phases(), settings.houseFactor(), settings.devices());
  }

  private static List<DeviceSettings> behaving(PlantSettings settings) {
    return settings.devices().stream().map(DeviceSettings::behaving).toList();
  }

  private Faces open(List<DeviceSettings> devices, int phases) {
    return new Faces(devices, phases, clock, plant);
  }

  private void reopen(PlantSettings wanted) {
    List<DeviceSettings> before = keptPorts(settings.devices());
    List<DeviceSettings> after = keptPorts(wanted.devices());
    Plant plantBefore = plant;
    faces.close();
    try {
      if (wanted.explicit() && !spec(wanted).equals(spec(settings))) {
        plant = new Plant(wanted.sky(), spec(wanted), clock);
      }
      faces = open(after, wanted.phases());
    } catch (UncheckedIOException e) {
      plant = plantBefore;
      faces = open(before, settings.phases());
      misbehave();
      throw e;
    }
  }

  private void misbehave() {
    settings
        .devices()
        .forEach(
            device ->
                Optional.ofNullable(faces.devices().get(device.id()))
                    .ifPresent(simulated -> simulated.fault(device.fault())));
    plant.trips(settings.inverterTrip());
    OnDemand wanted = settings.onDemand();
    plant.houseLoad(wanted.houseLoad());
    for (String id : chargePoints(settings)) {
      car(id, Optional.ofNullable(wanted.cars().get(id)));
    }
  }

  private List<DeviceSettings> keptPorts(List<DeviceSettings> devices) {
    return devices.stream()
        .map(
            device ->
                device.access().port() != 0
                    ? device
                    : Optional.ofNullable(faces.devices().get(device.id()))
                        .map(found -> device.at(found.port()))
                        .orElse(device))
        .toList();
  }

  private static SkySettings withSpeedOf(SkySettings sky, SkySettings other) {
    return new SkySettings(
        sky.latitude(),
        sky.longitude(),
        sky.dayOfYear(),
        sky.startHour(),
        other.secondsPerSecond(),
        sky.skipNight(),
        sky.clouds(),
        sky.seed());
  }

  private static String announced(SimulatedDevice device) {
    return String.format(
        Locale.ROOT,
        "Simulated %s (%s) at %s unit %d: %s",
        device.name(),
        device.model(),
        device.address(),
        device.unit(),
        device.example());
  }
}
