// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.power.plant;

/** What can be set on a device of plant power control; its point says so in the vocabulary. */
public enum Lever {
  /** Ceiling of the output in per cent of rated power. */
  ACTIVE_PERCENT("active_power_limit"),
  /** Ceiling of the output in W. */
  ACTIVE_WATT("active_power_setpoint"),
  /** Reactive power in per cent of rated power, injected positive. */
  REACTIVE_PERCENT("reactive_power_percent"),
  /** Reactive power in var, injected positive. */
  REACTIVE_VAR("reactive_power_setpoint"),
  /** Power factor. */
  POWER_FACTOR("power_factor_setpoint"),
  /** 1 = run, 0 = stop. */
  RUNNING("running");

  private final String point;

  Lever(String point) {
    this.point = point;
  }

  /** The id of its point. */
  public String point() {
    return point;
  }
}
