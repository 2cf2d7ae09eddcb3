// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import io.meriggio.controller.internal.cycle.Moment;
import java.time.Clock;
import java.time.Duration;

/** The two clocks of the machine. */
final class MachineTime {
  private final Clock wall = Clock.systemUTC();
  private final long origin = System.nanoTime();

  /** This moment; its running time began with this object. */
  Moment now() {
    return new Moment(wall.instant(), Duration.ofNanos(System.nanoTime() - origin));
  }
}
