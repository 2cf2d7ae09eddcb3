// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.store;

import java.util.List;
import java.util.Map;

/**
 * What was recorded since the last flush, within one hour.
 *
 * @param start the first second of the samples
 * @param seconds how many there are, at least 0
 * @param samples by series id: a value or a gap for each second
 * @param minutes energies of minutes that have ended
 */
public record Batch(
    long start, int seconds, Map<Integer, long[]> samples, List<MinuteEntry> minutes) {

  /**
   * What the counter of an energy showed at the end of a minute.
   *
   * @param series its id
   * @param minute of the epoch
   * @param total counted so far
   * @param seconds in which it was known, 1 to 60
   */
  public record MinuteEntry(int series, long minute, long total, int seconds) {}
}
