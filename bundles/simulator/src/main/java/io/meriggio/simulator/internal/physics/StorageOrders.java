// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.physics;

import java.util.OptionalDouble;

/**
 * What a master has told a storage, beside its mode.
 *
 * @param running remote on/off
 * @param standby to do nothing until told otherwise
 * @param gridTarget exchange to steer to in passive mode, import positive, W
 * @param leastCharge lower bound of the battery's power in passive mode, charging positive, W
 * @param mostCharge upper bound, not below the lower one
 * @param limit ceiling of the output as a part of rated power, 0 to 1.1
 * @param exportLimit feed-in allowed at the grid connection, W
 * @param importLimit withdrawal allowed at the grid connection when charging, W
 * @param reactive injected reactive power asked for as a part of rated power
 */
public record StorageOrders(
    boolean running,
    boolean standby,
    double gridTarget,
    double leastCharge,
    double mostCharge,
    double limit,
    OptionalDouble exportLimit,
    OptionalDouble importLimit,
    double reactive) {

  /** Nothing asked for. */
  public static final StorageOrders FREE =
      new StorageOrders(
          true, false, 0, 0, 0, 1.1, OptionalDouble.empty(), OptionalDouble.empty(), 0);

  /** The same with another triple of passive mode; ends standby. */
  public StorageOrders steering(double target, double least, double most) {
    return new StorageOrders(
        running, false, target, least, most, limit, exportLimit, importLimit, reactive);
  }

  /** The same, doing nothing. */
  public StorageOrders idle() {
    return new StorageOrders(
        running,
        true,
        gridTarget,
        leastCharge,
        mostCharge,
        limit,
        exportLimit,
        importLimit,
        reactive);
  }

  /** The same out of standby. */
  public StorageOrders awake() {
    return steering(gridTarget, leastCharge, mostCharge);
  }

  /** The same with other limits of the output. */
  public StorageOrders within(
      boolean run, double part, OptionalDouble export, double reactivePart) {
    return new StorageOrders(
        run, standby, gridTarget, leastCharge, mostCharge, part, export, importLimit, reactivePart);
  }

  /** The same with another withdrawal allowed. */
  public StorageOrders drawingAtMost(OptionalDouble watts) {
    return new StorageOrders(
        running, standby, gridTarget, leastCharge, mostCharge, limit, exportLimit, watts, reactive);
  }
}
