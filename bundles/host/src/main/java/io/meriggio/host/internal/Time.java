// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * The two times of the host: the clock on the wall stamps readings, and may be set at any moment;
 * the ticker only ever runs forward and measures every span.
 *
 * @param clock stamps
 * @param ticker measures, in nanoseconds from an arbitrary origin
 */
record Time(Clock clock, LongSupplier ticker) {

  static Time system() {
    return new Time(Clock.systemUTC(), System::nanoTime);
  }

  Instant now() {
    return clock.instant();
  }

  long nanos() {
    return ticker.getAsLong();
  }
}
