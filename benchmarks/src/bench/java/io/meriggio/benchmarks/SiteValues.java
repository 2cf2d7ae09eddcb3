// SPDX-License-Identifier: Apache-2.0
package io.meriggio.benchmarks;

import java.util.Random;

/**
 * What the channels of a site show second by second, as the whole numbers that registers carry: of
 * 20 channels six powers, four voltages, three currents, three counters, two temperatures, a state
 * of charge and a state. Every run gives the same.
 */
final class SiteValues {
  private final Random random = new Random(7);
  private final long[] values;

  SiteValues(int channels) {
    values = new long[channels];
    for (int channel = 0; channel < channels; channel++) {
      values[channel] = new long[] {3000, 2310, 850, 1_234_567, 253, 55, 4}[kind(channel)];
    }
  }

  private static int kind(int channel) {
    int place = channel * 7 % 20;
    int[] ends = {6, 10, 13, 16, 18, 19, 20};
    int kind = 0;
    while (place >= ends[kind]) {
      kind++;
    }
    return kind;
  }

  /** The next second. */
  long[] next() {
    for (int channel = 0; channel < values.length; channel++) {
      values[channel] = next(kind(channel), values[channel]);
    }
    return values;
  }

  private long next(int kind, long value) {
    return switch (kind) {
      case 0 -> Math.min(11_000, Math.max(0, value + (long) (random.nextGaussian() * 25)));
      case 1 -> 2310 + (long) (random.nextGaussian() * 4);
      case 2 -> Math.max(0, value + (long) (random.nextGaussian() * 6));
      case 3 -> value + (random.nextInt(70) == 0 ? 1 : 0);
      case 4 -> value + step(60);
      case 5 -> value + step(150);
      default -> random.nextInt(1800) == 0 ? random.nextInt(6) : value;
    };
  }

  private int step(int seldom) {
    int drawn = random.nextInt(seldom * 2);
    return drawn == 0 ? 1 : drawn == 1 ? -1 : 0;
  }
}
