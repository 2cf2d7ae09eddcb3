// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.wallbox.internal;

import io.meriggio.device.DeviceException;
import io.meriggio.modbus.FaultTable;
import io.meriggio.modbus.RegisterMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What the driver brings: its reference map and its CAN profile. */
final class Resources {

  static final String FAMILY = "wallbox";
  private static final String MAP = "wallbox-reference.csv";
  private static final String PROFILE = "wallbox-can-reference.csv";

  private Resources() {}

  static RegisterMap registerMap() {
    try {
      FaultTable faults = RegisterMap.builtInFaults(WallboxDriver.class, FAMILY);
      return RegisterMap.load(FAMILY, MAP, text(MAP), faults);
    } catch (DeviceException e) {
      throw new IllegalStateException("the map of this driver is faulty: " + e.getMessage(), e);
    }
  }

  static CanProfile canProfile() {
    try {
      return CanProfile.load(PROFILE, text(PROFILE));
    } catch (DeviceException e) {
      throw new IllegalStateException("the profile of this driver is faulty: " + e.getMessage(), e);
    }
  }

  private static String text(String name) {
    try (InputStream in = WallboxDriver.class.getResourceAsStream("/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the driver's bundle holds no resource /" + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
