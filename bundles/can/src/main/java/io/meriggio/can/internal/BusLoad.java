// SPDX-License-Identifier: Apache-2.0
package io.meriggio.can.internal;

import io.meriggio.device.CanFrame;

/**
 * The share of time in which frames were on the bus, over about a minute.
 *
 * <p>Threads: may be used from any thread.
 */
final class BusLoad {

  private static final double BITS_PER_SECOND = 125_000;
  private static final double WINDOW_SECONDS = 60;

  /** Start to end of frame and the gap after it, without stuffed bits (ISO 11898-1). */
  private static final int BITS_STANDARD = 47;

  private static final int BITS_EXTENDED = 67;

  private double bits;
  private long since;

  BusLoad(long now) {
    since = now;
  }

  synchronized void add(CanFrame frame, long now) {
    decay(now);
    bits += (frame.isExtended() ? BITS_EXTENDED : BITS_STANDARD) + 8.0 * frame.length();
  }

  /** 0…1. */
  synchronized double share(long now) {
    decay(now);
    return Math.min(1, bits / (WINDOW_SECONDS * BITS_PER_SECOND));
  }

  private void decay(long now) {
    double seconds = Math.max(0, (now - since) / 1e9);
    bits *= Math.exp(-seconds / WINDOW_SECONDS);
    since = now;
  }
}
