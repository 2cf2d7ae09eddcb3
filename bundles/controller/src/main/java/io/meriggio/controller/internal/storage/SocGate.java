// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.storage;

import io.meriggio.controller.internal.cycle.Lasting;
import io.meriggio.controller.internal.cycle.Moment;
import java.time.Duration;

/**
 * Keeps a storage at a state of charge: closed at the bound, open again only well away from it and
 * after a while, or a battery that rests and recovers would be switched all night.
 *
 * @param closed whether the bound has been reached
 * @param away since when the state of charge is well away from it
 */
record SocGate(boolean closed, Lasting away) {
  static final double HYSTERESIS = 3;
  static final Duration PATIENCE = Duration.ofSeconds(300);
  static final SocGate OPEN = new SocGate(false, Lasting.NOT);
  static final SocGate CLOSED = new SocGate(true, Lasting.NOT);

  /**
   * The gate as seen now.
   *
   * @param room % above the bound (below it, when charging): 0 or less closes
   */
  SocGate next(double room, Moment now) {
    if (room <= 0) {
      return CLOSED;
    }
    if (!closed) {
      return OPEN;
    }
    Lasting seen = away.next(room >= HYSTERESIS, now);
    return seen.atLeast(PATIENCE, now) ? OPEN : new SocGate(true, seen);
  }
}
