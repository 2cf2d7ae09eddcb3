// SPDX-License-Identifier: Apache-2.0
package io.meriggio.testkit;

import io.meriggio.device.DeviceDriver;
import io.meriggio.device.DeviceException;
import java.util.Map;
import java.util.Optional;

/** A driver and a healthy device of it, as a test of the driver gives them. */
abstract class DriverUnderTest {
  /** The driver under test. */
  protected abstract DeviceDriver driver();

  /** A healthy device. */
  protected abstract ScriptedLink device();

  /** Its Modbus address. */
  protected int unit() {
    return driver().description().defaultUnit();
  }

  /** The configured model; empty = the driver finds out. */
  protected Optional<String> model() {
    return Optional.empty();
  }

  /** Settings of the site beside the defaults. */
  protected Map<String, String> settings() {
    return Map.of();
  }

  /** Opens the device on a line. */
  protected final OpenedDevice open(ScriptedLink link) throws DeviceException {
    return new OpenedDevice(driver(), link, unit(), model(), settings(), Optional.empty());
  }
}
