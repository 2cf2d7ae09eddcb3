// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.psc100.internal;

import io.meriggio.device.Attempt;
import io.meriggio.device.DeviceException;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import io.meriggio.modbus.MappedRegisters;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * What each command means: set-points with their enable bits, everything else only if it differs.
 */
final class PlantCommands {

  private static final Duration EFFECT = Duration.ofSeconds(10);

  /** 5 s until the plant is looked at, twice, and what a plant takes to follow. */
  private static final Duration LIMIT_EFFECT = Duration.ofSeconds(30);

  private final MappedRegisters registers;
  private final Control control;
  private final LimitKeeping limit;

  PlantCommands(MappedRegisters registers, Control control, Clock clock) {
    this.registers = registers;
    this.control = control;
    this.limit = new LimitKeeping(control, registers, clock);
  }

  /** Whether a set-point can be sent with what enables it. */
  boolean sends(String id) {
    return control.setPoints().contains(id);
  }

  Attempt carryOut(String id, Value value) throws DeviceException {
    if (id.equals(PlantPoints.POWER_FACTOR)
        && value instanceof Value.Numeric factor
        && Math.abs(factor.number()) < PlantPoints.LEAST_POWER_FACTOR) {
      return new Attempt.Rejected(
          Reason.OUT_OF_RANGE, PscTexts.text("power-factor", id, factor.number()));
    }
    if (id.equals(PlantPoints.LIMIT) && value instanceof Value.Numeric percent) {
      limit.send(percent.number());
      return new Attempt.Accepted(limit::isKept, LIMIT_EFFECT);
    }
    if (sends(id)) {
      if (id.equals(PlantPoints.POWER)) {
        limit.forget();
      }
      control.send(id, value);
      return new Attempt.Accepted(() -> control.holds(id, value), EFFECT);
    }
    registers.writeIfOther(id, value);
    return new Attempt.Accepted(() -> registers.holds(id, value), EFFECT);
  }

  Optional<Duration> keepAlive() {
    return control.isHeld() ? Optional.of(control.refresh()) : Optional.empty();
  }

  void release() throws DeviceException {
    limit.forget();
    control.release();
  }
}
