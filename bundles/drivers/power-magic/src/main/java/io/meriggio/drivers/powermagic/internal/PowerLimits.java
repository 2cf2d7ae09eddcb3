// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.powermagic.internal;

import io.meriggio.device.DeviceException;
import io.meriggio.modbus.MappedRegisters;
import java.util.Optional;

/**
 * What the cabinet can charge and discharge at this moment, in W; each empty when it does not tell.
 *
 * @param charge at least 0
 * @param discharge at least 0
 */
record PowerLimits(Optional<Double> charge, Optional<Double> discharge) {

  /** Reads them: the present capability, or the name plate where the map has no such row. */
  static PowerLimits now(MappedRegisters cabinet) throws DeviceException {
    return new PowerLimits(
        limit(cabinet, "max_charge_power"), limit(cabinet, "max_discharge_power"));
  }

  private static Optional<Double> limit(MappedRegisters cabinet, String id) throws DeviceException {
    return cabinet.number(cabinet.reads(id) ? id : "rated_power");
  }

  /** The largest power in the direction of this one. */
  Optional<Double> towards(double watts) {
    return watts < 0 ? charge : discharge;
  }

  /** The same power, or as much of it as the cabinet can; 0 when it does not tell. */
  double within(double watts) {
    double limit = towards(watts).orElse(0.0);
    return Math.signum(watts) * Math.min(Math.abs(watts), limit);
  }
}
