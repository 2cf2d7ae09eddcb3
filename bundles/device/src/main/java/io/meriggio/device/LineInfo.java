// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

/**
 * A line as it is now.
 *
 * @param id the line's id
 * @param transport the word of its configuration, for example {@code modbus-tcp}
 * @param address where it leads: {@code 192.0.2.7:502} or {@code /dev/ttyUSB0 9600 8N1}
 * @param state UP when the path is open, DOWN when it can't be, STARTING before the first use
 * @param reason why it is DOWN, {@link Reason#NONE} else
 * @param detail a sentence with what was found and its mend, or empty
 * @param readOnly no write can leave it
 * @param utilisation share of time in which the line was busy lately, 0…1
 * @param requests requests sent since start
 * @param timeouts requests without an answer in time
 * @param errors answers that were refused: garbled, crossed, desynchronised
 */
public record LineInfo(
    String id,
    String transport,
    String address,
    State state,
    Reason reason,
    Text detail,
    boolean readOnly,
    double utilisation,
    long requests,
    long timeouts,
    long errors) {

  /** Whether the path is open. */
  public enum State {
    STARTING,
    UP,
    DOWN
  }
}
