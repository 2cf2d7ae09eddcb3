// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import io.meriggio.controller.internal.cycle.Moment;
import java.time.Duration;
import java.util.Optional;

/**
 * The time from one look to the next.
 *
 * @param from the earlier look
 * @param to the later one
 * @param powers what held between them; empty when they are too far apart to say
 */
record Step(Moment from, Moment to, Optional<HeldPowers> powers) {

  /** By running time: a wall clock that jumps neither makes nor loses energy. */
  Duration length() {
    return to.since(from);
  }

  boolean isGap() {
    return powers.isEmpty();
  }
}
