// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.line;

import io.meriggio.device.LineInfo;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;

/**
 * An open line. It opens its path when first used, closes it on desynchronisation and opens it
 * again after a back-off.
 *
 * <p>Threads: all methods may be called from any thread.
 */
public interface Line extends AutoCloseable {

  /** The way to the units behind it. */
  ModbusLink link();

  /** What it did so far. */
  Figures figures();

  /** Ends the exchange in hand, fails what waits with {@link Reason#LINE_DOWN}, frees the path. */
  @Override
  void close();

  /**
   * Figures of a line.
   *
   * @param state whether the path is open
   * @param reason why it is DOWN
   * @param detail a sentence with what was found and its mend, or empty
   * @param utilisation share of the last minute in which it was busy, 0…1
   * @param requests requests sent
   * @param timeouts requests without an answer in time
   * @param errors answers refused: garbled, crossed, desynchronised
   */
  record Figures(
      LineInfo.State state,
      Reason reason,
      Text detail,
      double utilisation,
      long requests,
      long timeouts,
      long errors) {}
}
