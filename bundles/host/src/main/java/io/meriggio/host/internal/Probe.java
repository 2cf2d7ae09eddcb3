// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import io.meriggio.device.CanLink;
import io.meriggio.device.Link;
import io.meriggio.device.ModbusLink;
import java.util.function.BooleanSupplier;

/** The way to a line for the questions of a scan about one address: nothing is changed there. */
interface Probe {

  /** What the driver gets. */
  Link link();

  /** Whether somebody has answered, be it with a refusal. */
  boolean answered();

  static Probe of(Link link, int unit, BooleanSupplier isCancelled) {
    return link instanceof ModbusLink modbus
        ? new ProbeLink(modbus, unit, isCancelled)
        : new ListenOnlyLink((CanLink) link);
  }
}
