// SPDX-License-Identifier: Apache-2.0
package io.meriggio.testkit;

import io.meriggio.device.Command;
import io.meriggio.device.DeviceConnection;
import io.meriggio.device.DeviceContext;
import io.meriggio.device.DeviceDriver;
import io.meriggio.device.DeviceException;
import io.meriggio.device.Link;
import io.meriggio.device.PollCycle;
import io.meriggio.device.Reading;
import io.meriggio.device.SettingDescription;
import io.meriggio.device.Settings;
import io.meriggio.device.Value;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A device opened by its driver as the host would, with all its readings kept. */
public final class OpenedDevice implements AutoCloseable {

  private final MovableClock clock;
  private final Map<String, Reading> newest = new LinkedHashMap<>();
  private final DeviceConnection connection;

  /**
   * Opens a device with the driver's default settings.
   *
   * @param settings what the site says beside the defaults
   */
  public OpenedDevice(
      DeviceDriver driver,
      Link link,
      int unit,
      Optional<String> model,
      Map<String, String> settings,
      Optional<DeviceContext.SiteMap> map)
      throws DeviceException {
    this(driver, link, unit, model, settings, map, new MovableClock());
  }

  /**
   * The same with a clock that the link knows too.
   *
   * @param clock the time of the device
   */
  public OpenedDevice(
      DeviceDriver driver,
      Link link,
      int unit,
      Optional<String> model,
      Map<String, String> settings,
      Optional<DeviceContext.SiteMap> map,
      MovableClock clock)
      throws DeviceException {
    this.clock = clock;
    connection =
        driver.open(
            new DeviceContext(
                "under-test",
                link,
                unit,
                model,
                withDefaults(driver, settings),
                map,
                clock,
                reading -> newest.put(reading.point().id(), reading)));
  }

  private static Settings withDefaults(DeviceDriver driver, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>();
    for (SettingDescription setting : driver.description().settings()) {
      setting.defaultValue().ifPresent(value -> all.put(setting.key(), value));
    }
    all.putAll(settings);
    return new Settings(all);
  }

  public DeviceConnection connection() {
    return connection;
  }

  public MovableClock clock() {
    return clock;
  }

  /** Identifies and polls everything once. */
  public OpenedDevice started() throws DeviceException {
    connection.identify();
    connection.poll(TestCycle.full());
    return this;
  }

  /** Polls, and gives what this poll brought. */
  public Map<String, Reading> poll(PollCycle cycle) throws DeviceException {
    newest.clear();
    connection.poll(cycle);
    return readings();
  }

  /** The newest reading of each point, by id. */
  public Map<String, Reading> readings() {
    return new LinkedHashMap<>(newest);
  }

  /** The newest reading of a point. */
  public Reading reading(String id) {
    return Optional.ofNullable(newest.get(id))
        .orElseThrow(() -> new AssertionError("no reading of " + id + ": " + newest.keySet()));
  }

  /** The newest number of a point. */
  public double number(String id) {
    return reading(id)
        .value()
        .filter(Value.Numeric.class::isInstance)
        .map(value -> ((Value.Numeric) value).number())
        .orElseThrow(() -> new AssertionError("no number: " + reading(id)));
  }

  /** A command on one point, without an end. */
  public static Command command(String id, Value value) {
    return new Command(
        "test",
        Map.of(id, value),
        Duration.ZERO,
        Command.Fallback.NONE,
        new Command.Origin("test", ""));
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (Exception e) {
      throw new AssertionError("close must not fail", e);
    }
  }
}
