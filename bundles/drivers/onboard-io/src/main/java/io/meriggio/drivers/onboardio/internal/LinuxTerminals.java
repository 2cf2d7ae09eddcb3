// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.onboardio.internal;

import io.meriggio.device.DeviceException;
import io.meriggio.device.Point;
import io.meriggio.device.Reason;
import io.meriggio.device.Settings;
import io.meriggio.device.SwitchedOutput;
import io.meriggio.device.Text;
import io.meriggio.drivers.onboardio.internal.gpio.LineSpec;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What of the machine is bound to which terminal. Outputs are bound by what is printed beside the
 * terminals, not by the app's numbers, which are crossed: see {@link SwitchedOutput}.
 *
 * @param wired lines of GPIO chips
 * @param sensors files
 */
record LinuxTerminals(Map<Wired, LineSpec> wired, Map<Sensor, SensorFile> sensors) {

  LinuxTerminals {
    wired = new EnumMap<>(wired);
    sensors = new EnumMap<>(sensors);
  }

  /** Terminals that are on or off. */
  enum Wired {
    DIGITAL_OUTPUT_1("digitalOutput1", "output_1"),
    DIGITAL_OUTPUT_2("digitalOutput2", "output_2"),
    RELAY_1("relay1", "output_4"),
    RELAY_2("relay2", "output_3"),
    DIGITAL_INPUT_1("digitalInput1", "digital_input_1"),
    DIGITAL_INPUT_2("digitalInput2", "digital_input_2");

    private final String key;
    private final String pointId;

    Wired(String key, String pointId) {
      this.key = key;
      this.pointId = pointId;
    }

    String key() {
      return key;
    }

    Text label() {
      return OnboardTexts.text("terminal." + key);
    }

    String pointId() {
      return pointId;
    }

    Optional<SwitchedOutput> output() {
      return SwitchedOutput.of(pointId);
    }

    Point point() {
      return output()
          .map(OnboardPoints::of)
          .orElse(this == DIGITAL_INPUT_1 ? OnboardPoints.INPUT_1 : OnboardPoints.INPUT_2);
    }
  }

  /** Terminals that measure. */
  enum Sensor {
    CT_1("ct1", "W", OnboardPoints.CT_1, 1e7),
    CT_2("ct2", "W", OnboardPoints.CT_2, 1e7),
    TEMPERATURE_1("temperature1", "°C", OnboardPoints.TEMPERATURE_1, 850),
    TEMPERATURE_2("temperature2", "°C", OnboardPoints.TEMPERATURE_2, 850);

    /** A platinum sensor measures from −200 to 850 °C (IEC 60751). */
    private static final double COLDEST = -200;

    private final String key;
    private final String unit;
    private final Point point;
    private final double largest;

    Sensor(String key, String unit, Point point, double largest) {
      this.key = key;
      this.unit = unit;
      this.point = point;
      this.largest = largest;
    }

    String key() {
      return key;
    }

    Text label() {
      return OnboardTexts.text("terminal." + key);
    }

    String unit() {
      return unit;
    }

    Point point() {
      return point;
    }

    private SensorFile file(Path path, double scale, double offset) {
      double smallest = unit.equals("W") ? -largest : COLDEST;
      return new SensorFile(point, path, scale, offset, smallest, largest);
    }
  }

  /**
   * Reads the settings.
   *
   * @throws DeviceException {@link Reason#BAD_CONFIGURATION} with every problem
   */
  static LinuxTerminals of(Settings settings) throws DeviceException {
    List<Text> problems = new ArrayList<>();
    Map<Wired, LineSpec> wired = new EnumMap<>(Wired.class);
    Set<String> taken = new HashSet<>();
    for (Wired terminal : Wired.values()) {
      Optional<String> text = settings.text(terminal.key());
      Optional<LineSpec> spec = text.flatMap(LineSpec::parse);
      if (text.isPresent() && spec.isEmpty()) {
        problems.add(problem(terminal.key(), text.get(), "line"));
      }
      spec.ifPresent(line -> wired.put(terminal, line));
      if (spec.isPresent() && !taken.add(spec.get().chip() + " " + spec.get().offset())) {
        problems.add(problem(terminal.key(), text.get(), "once"));
      }
    }
    Map<Sensor, SensorFile> sensors = new EnumMap<>(Sensor.class);
    for (Sensor sensor : Sensor.values()) {
      Optional<String> text = settings.text(sensor.key() + "File");
      Optional<Path> path = text.flatMap(LinuxTerminals::path);
      if (text.isPresent() && path.isEmpty()) {
        problems.add(problem(sensor.key() + "File", text.get(), "path"));
      }
      double scale = settings.number(sensor.key() + "Scale").orElse(0.001);
      if (scale == 0) {
        problems.add(problem(sensor.key() + "Scale", "0", "scale"));
      }
      double offset = settings.number(sensor.key() + "Offset").orElse(0.0);
      path.ifPresent(file -> sensors.put(sensor, sensor.file(file, scale, offset)));
    }
    if (problems.isEmpty() && wired.isEmpty() && sensors.isEmpty()) {
      problems.add(OnboardTexts.text("bound.nothing"));
    }
    if (!problems.isEmpty()) {
      throw new DeviceException(
          Reason.BAD_CONFIGURATION,
          problems.stream().reduce(Text.NONE, (said, next) -> said.and("; ", next)));
    }
    return new LinuxTerminals(wired, sensors);
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text)).filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Text problem(String key, String found, String allowed) {
    return OnboardTexts.text("bound.setting", key, found, OnboardTexts.text("bound." + allowed));
  }

  /** The points of what is bound. */
  List<Point> points() {
    List<Point> points = new ArrayList<>();
    for (Sensor sensor : sensors.keySet()) {
      points.add(sensor.point());
    }
    if (sensors.containsKey(Sensor.CT_1)) {
      points.add(OnboardPoints.GRID);
    }
    if (sensors.containsKey(Sensor.CT_2)) {
      points.add(OnboardPoints.PV);
    }
    for (Wired terminal : wired.keySet()) {
      points.add(terminal.point());
    }
    return points;
  }
}
