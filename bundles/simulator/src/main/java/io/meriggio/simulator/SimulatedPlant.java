// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator;

import io.meriggio.simulator.internal.face.Faces;
import io.meriggio.simulator.internal.physics.Plant;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A plant of configuration 5 with its devices on their lines, without OSGi: for tests, benchmarks
 * and {@link Main}. Safe from any thread.
 */
public final class SimulatedPlant implements Simulator, AutoCloseable {

  private final Clock clock;
  private final Plant plant;
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
    plant =
        new Plant(
            settings.sky(),
            settings.inverter().ratedPower(),
            settings.inverter().connectSeconds(),
            clock);
    faces = open(settings, settings.line());
    misbehave();
  }

  @Override
  public PlantState state() {
    return plant.state();
  }

  @Override
  public synchronized SimulatedDevice meter() {
    return faces.meter();
  }

  @Override
  public synchronized SimulatedDevice inverter() {
    return faces.inverter();
  }

  @Override
  public void trip(Set<Integer> numbers) {
    plant.trips(numbers);
  }

  /**
   * Takes other settings and keeps the plant with its energies. Faults and the sky change in place;
   * lines are opened anew only when something about a device or a line changes. A port that was
   * left open to choice stays the one that was found. Rated power and check time stay as they were.
   *
   * @throws java.io.UncheckedIOException naming the port that can't be had; all stays as it was
   *     then
   */
  public synchronized void change(PlantSettings wanted) {
    PlantSettings before = settings;
    if (!wanted.line().equals(before.line())
        || !wanted.meter().equals(before.meter())
        || !wanted.inverter().equals(before.inverter())) {
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
    return List.of(announced(faces.meter()), announced(faces.inverter()));
  }

  @Override
  public synchronized void close() {
    faces.close();
  }

  private Faces open(PlantSettings wanted, LineSettings line) {
    return new Faces(line, wanted.meter(), wanted.inverter(), clock.getZone(), plant);
  }

  private void reopen(PlantSettings wanted) {
    LineSettings before = keptPorts(settings.line());
    LineSettings after = keptPorts(wanted.line());
    faces.close();
    try {
      faces = open(wanted, after);
    } catch (UncheckedIOException e) {
      faces = open(settings, before);
      misbehave();
      throw e;
    }
  }

  private void misbehave() {
    faces.meter().fault(settings.meterFault());
    faces.inverter().fault(settings.inverterFault());
    plant.trips(settings.inverterTrip());
  }

  private LineSettings keptPorts(LineSettings wanted) {
    return new LineSettings(
        wanted.transport(),
        wanted.meterPort() == 0 ? faces.meter().port() : wanted.meterPort(),
        wanted.inverterPort() == 0 ? faces.inverter().port() : wanted.inverterPort(),
        wanted.serialPort(),
        wanted.baudRate());
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
