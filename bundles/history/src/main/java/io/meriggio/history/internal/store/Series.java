// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.store;

import io.meriggio.device.Unit;
import io.meriggio.history.internal.code.Column;

/**
 * A point that is recorded. It belongs to the device's id, not to the device's serial number: a
 * device that is replaced goes on with the history of its place.
 *
 * @param id its number in the file, 1 to {@link #MOST}
 * @param device a device id, or {@code plant}
 * @param decimals how many decimal digits of a value are kept, 0 to 6
 */
public record Series(int id, String device, String point, Unit unit, Kind kind, int decimals) {
  /** The highest number. */
  public static final int MOST = 65_535;

  /** How its values go together. */
  public enum Kind {
    /** Averages, minima and maxima. */
    MEASURED,
    /** A device counts; a gap that the counter has bridged has lost nothing. */
    COUNTER,
    /** We count; what was in a gap is lost. */
    FLOW
  }

  /** Whether it is recorded second by second. */
  public boolean isMeasured() {
    return kind == Kind.MEASURED;
  }

  /** A value as a whole number, {@link Column#GAP} when it is too large for one. */
  public long whole(double value) {
    double scaled = Math.rint(value * Math.pow(10, decimals));
    return Math.abs(scaled) <= Column.MOST ? (long) scaled : Column.GAP;
  }

  /** The value of a whole number. */
  public double value(double whole) {
    return whole / Math.pow(10, decimals);
  }
}
