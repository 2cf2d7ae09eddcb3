// SPDX-License-Identifier: Apache-2.0
package io.meriggio.can;

import io.meriggio.device.CanLink;
import io.meriggio.device.LineInfo;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;

/**
 * An open CAN line. It opens its bus by itself, and again after a back-off when the bus goes.
 *
 * <p>Threads: all methods may be called from any thread.
 */
public interface CanLine extends AutoCloseable {

  /** The way to the devices on the bus. */
  CanLink link();

  /** What it did so far. */
  Figures figures();

  /** Frees the bus; who listens is told {@link Reason#LINE_DOWN}. */
  @Override
  void close();

  /**
   * Figures of a line.
   *
   * @param state whether the bus is open
   * @param reason why it is DOWN
   * @param detail a sentence with what was found and its mend, or empty
   * @param utilisation share of the last minute in which frames were on the bus, 0…1, reckoned at
   *     125 kbit/s, since the kernel does not tell the bit rate
   * @param sent frames sent
   * @param heard frames heard
   * @param dropped frames that found an inbox full, and frames that could not be sent
   */
  record Figures(
      LineInfo.State state,
      Reason reason,
      Text detail,
      double utilisation,
      long sent,
      long heard,
      long dropped) {}
}
