// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.hyd.internal;

import io.meriggio.device.Attempt;
import io.meriggio.device.Command;
import io.meriggio.device.DeviceException;
import io.meriggio.device.Point;
import io.meriggio.device.Reading;
import io.meriggio.modbus.Field;
import io.meriggio.modbus.Readings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the two generations of hybrids do each in their own way.
 *
 * <p>Threads: of the device's own thread.
 */
sealed interface Hybrid permits OldHybrid, G3Hybrid {

  /** Whether and as what a field that can be read is offered. */
  Optional<Point> offered(Field field);

  /** Points that no row has. */
  List<Point> derivedPoints();

  /** The last word on a reading. */
  Reading refine(Reading reading);

  /** Puts the derived points of a poll. */
  void derive(Readings readings);

  /** After a poll that was not cut short. */
  void polled() throws DeviceException;

  /**
   * @return empty when the rows of the map carry it out
   */
  Optional<Attempt> carryOut(Command command) throws DeviceException;

  Optional<Duration> keepAlive();

  /** Gives the inverter back to itself. */
  void release() throws DeviceException;
}
