// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.onboardio.internal;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Nanoseconds that stand still until they are moved. */
final class Ticker implements LongSupplier {

  private long nanos = Long.MAX_VALUE - 1_000_000_000L;

  void advance(Duration span) {
    nanos += span.toNanos();
  }

  @Override
  public long getAsLong() {
    return nanos;
  }
}
