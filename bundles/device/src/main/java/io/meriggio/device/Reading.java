// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import java.time.Instant;
import java.util.Optional;

/**
 * The state of one point at one time.
 *
 * @param point the point
 * @param value its value; empty when unknown (always when BAD)
 * @param quality how far the value can be trusted
 * @param reason why it is not GOOD; {@link Reason#NONE} when it is
 * @param at when the value was measured (a frame's arrival), or since when it is unknown; never
 *     moved forward by anybody who did not measure
 */
public record Reading(
    Point point, Optional<Value> value, Quality quality, Reason reason, Instant at) {

  public Reading {
    if (quality == Quality.BAD && value.isPresent()) {
      throw new IllegalArgumentException(
          "reading of " + point.id() + ": a BAD reading has no value (unknown is unknown)");
    }
    if (quality == Quality.GOOD && value.isEmpty()) {
      throw new IllegalArgumentException(
          "reading of " + point.id() + ": a GOOD reading has a value");
    }
  }

  public static Reading good(Point point, Value value, Instant at) {
    return new Reading(point, Optional.of(value), Quality.GOOD, Reason.NONE, at);
  }

  public static Reading uncertain(Point point, Value value, Reason reason, Instant at) {
    return new Reading(point, Optional.of(value), Quality.UNCERTAIN, reason, at);
  }

  public static Reading bad(Point point, Reason reason, Instant at) {
    return new Reading(point, Optional.empty(), Quality.BAD, reason, at);
  }
}
