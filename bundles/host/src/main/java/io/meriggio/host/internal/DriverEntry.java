// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import io.meriggio.device.DeviceDriver;
import io.meriggio.device.DriverDescription;
import java.util.Comparator;

/**
 * A driver that is installed. Equal to itself only.
 *
 * @see DriverRegistry
 */
final class DriverEntry {

  /** The highest service ranking first, then the newest bundle, then the newest service. */
  static final Comparator<DriverEntry> BEST_FIRST =
      Comparator.comparingInt((DriverEntry entry) -> entry.ranking)
          .thenComparingLong(entry -> entry.bundle)
          .thenComparingLong(entry -> entry.service)
          .reversed();

  private final DeviceDriver driver;
  private final DriverDescription description;
  private final int ranking;
  private final long bundle;
  private final long service;

  DriverEntry(
      DeviceDriver driver, DriverDescription description, int ranking, long bundle, long service) {
    this.driver = driver;
    this.description = description;
    this.ranking = ranking;
    this.bundle = bundle;
    this.service = service;
  }

  DeviceDriver driver() {
    return driver;
  }

  DriverDescription description() {
    return description;
  }

  String family() {
    return description.family();
  }

  @Override
  public String toString() {
    return "driver of family " + family() + " in bundle " + bundle + ", ranking " + ranking;
  }
}
