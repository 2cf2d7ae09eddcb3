// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import io.meriggio.device.DeviceContext.SiteMap;
import io.meriggio.device.Link;
import io.meriggio.device.NoLink;
import io.meriggio.device.Settings;
import java.util.Optional;

/**
 * All that must be the same for a device to stay open: another one closes it and opens it anew.
 *
 * @param driver the driver that serves it
 * @param line its line; empty for a device that needs none
 * @param unit its Modbus address
 * @param model the configured model, empty = find out
 * @param settings checked, defaults filled in
 * @param map the site's register map
 * @param former what serves when that is faulty; empty = then the device is refused
 */
record Assignment(
    DriverEntry driver,
    Optional<OpenLine> line,
    int unit,
    Optional<String> model,
    Settings settings,
    Optional<SiteMap> map,
    Optional<Former> former) {

  /**
   * A map that can be gone back to.
   *
   * @param map empty = the driver's own
   */
  record Former(Optional<SiteMap> map) {}

  /** The same with another map to go back to; its own when there is none. */
  Assignment orElse(Optional<Former> other) {
    return new Assignment(driver, line, unit, model, settings, map, other.or(() -> former));
  }

  /** The way to the device. */
  Link link() {
    return line.<Link>map(OpenLine::link).orElseGet(NoLink::new);
  }
}
