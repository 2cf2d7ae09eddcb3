// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.physics;

/**
 * Smooth noise that is a pure function of its position: the same seed gives the same day again.
 *
 * @param seed chooses the noise
 */
record Noise(long seed) {

  /** Value between −1 and 1 at a position; it changes over about one unit of position. */
  double at(double position) {
    long knot = (long) Math.floor(position);
    double between = position - knot;
    double eased = between * between * (3 - 2 * between);
    return knot(knot) * (1 - eased) + knot(knot + 1) * eased;
  }

  /** Whole-numbered draw, even over 0 ≤ n &lt; bound, for the slot with this number. */
  int draw(long slot, int bound) {
    return (int) Math.floorMod(mixed(slot) >>> 8, (long) bound);
  }

  private double knot(long number) {
    return (mixed(number) >>> 11) / (double) (1L << 52) - 1;
  }

  /** Finaliser of the SplitMix64 generator: neighbouring inputs give unrelated outputs. */
  private long mixed(long number) {
    long z = number * 0x9E3779B97F4A7C15L + seed * 0xD1B54A32D192ED03L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
