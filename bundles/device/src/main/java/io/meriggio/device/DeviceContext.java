// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the host gives a driver to open one device.
 *
 * @param deviceId the device's id, for messages
 * @param link the way to the device
 * @param unit its Modbus address
 * @param model the configured model; empty = find out ({@code auto})
 * @param settings checked, defaults filled in
 * @param map a register map of the site that replaces the built-in one
 * @param clock the time of readings
 * @param sink takes readings at any time and from any thread
 */
public record DeviceContext(
    String deviceId,
    Link link,
    int unit,
    Optional<String> model,
    Settings settings,
    Optional<SiteMap> map,
    Clock clock,
    Consumer<Reading> sink) {

  /**
   * A register map of the site.
   *
   * @param name the file's name, for messages
   * @param csv its text
   */
  public record SiteMap(String name, String csv) {}
}
