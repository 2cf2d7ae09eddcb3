// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history;

import io.meriggio.device.Text;

/**
 * How the history is.
 *
 * @param text what happened and what to do, empty when all is well
 * @param bytes how much of its file is in use
 * @param limit how much it may use
 */
public record HistoryHealth(State state, Text text, long bytes, long limit) {

  /** From good to bad. */
  public enum State {
    /** Figures are recorded. */
    RECORDING,
    /** The clock of the machine is not set yet: nothing is recorded until it is. */
    WAITING_FOR_CLOCK,
    /** Figures are recorded; what was kept before could not be read and was set aside. */
    AFRESH,
    /** The last figures could not be kept, for one because the disk is full; it is tried again. */
    PAUSED,
    /** The file can't be used: there is no history. */
    OFF
  }
}
