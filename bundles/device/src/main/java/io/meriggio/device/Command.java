// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import java.time.Duration;
import java.util.Map;

/**
 * A lease on one or several points of a device, taken as a whole or not at all: it ends, falls back
 * and is told.
 *
 * @param id unique, for the log and the audit
 * @param values by point id, in the points' units
 * @param validFor how long it holds; {@link Duration#ZERO} = until another command or the device's
 *     own rule ends it
 * @param fallback what happens when it ends
 * @param origin who asked
 */
public record Command(
    String id, Map<String, Value> values, Duration validFor, Fallback fallback, Origin origin) {

  public Command {
    values = Map.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a command names at least one point");
    }
    if (validFor.isNegative()) {
      throw new IllegalArgumentException("validFor is zero or more, found " + validFor);
    }
  }

  /** What follows a command whose time is over. */
  public enum Fallback {
    /** Leave the device as it is. */
    NONE,
    /** Give the device back to itself ({@link DeviceConnection#release}). */
    RELEASE
  }

  /**
   * Who asked for a command.
   *
   * @param door the door or part: {@code rest}, {@code controller}, {@code console} …
   * @param user the account, or empty
   */
  public record Origin(String door, String user) {}
}
