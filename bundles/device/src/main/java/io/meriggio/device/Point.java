// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import java.util.List;
import java.util.Optional;

/**
 * One quantity of a device, as every door names it. Two points are equal when all their parts are.
 *
 * @param id lower-case letters, digits and {@code _}, as in the vocabulary, for example {@code
 *     grid_power}
 * @param unit the unit of its readings and commands
 * @param kind what its values are
 * @param pollClass how often it is read
 * @param command what may be commanded; empty for a point that can only be read
 * @param staleAfter periods of the poll class after which a reading is UNCERTAIN, 1…2 (a map may
 *     tighten the host's 2)
 */
public record Point(
    String id,
    Unit unit,
    Kind kind,
    PollClass pollClass,
    Optional<Commandable> command,
    int staleAfter) {

  /** What the values of a point are. */
  public enum Kind {
    NUMBER,
    FLAG,
    TEXT,
    FAULTS
  }

  /**
   * What may be commanded on a point.
   *
   * @param minimum smallest value, in the point's unit; without meaning unless the kind is NUMBER
   * @param maximum largest value
   * @param step the value must be a multiple of it; 0 = any
   * @param words allowed texts, for kind TEXT
   * @param minimumInterval shortest time between two commands, in seconds; 0 = none
   * @param settleSeconds how long the device may take until the effect reads back
   */
  public record Commandable(
      double minimum,
      double maximum,
      double step,
      List<String> words,
      int minimumInterval,
      int settleSeconds) {
    public Commandable {
      words = List.copyOf(words);
    }
  }

  public Point {
    if (!id.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException(
          "point id '" + id + "': lower-case letters, digits and _ are allowed");
    }
    if (staleAfter < 1 || staleAfter > 2) {
      throw new IllegalArgumentException(
          "point " + id + ": staleAfter is 1 or 2 periods, found " + staleAfter);
    }
  }

  /** A numeric point that can only be read and ages as the host does. */
  public static Point number(String id, Unit unit, PollClass pollClass) {
    return new Point(id, unit, Kind.NUMBER, pollClass, Optional.empty(), 2);
  }

  /** A text point (a word of an enumeration, a serial number) that can only be read. */
  public static Point text(String id, PollClass pollClass) {
    return new Point(id, Unit.NONE, Kind.TEXT, pollClass, Optional.empty(), 2);
  }

  /** The same point, commandable. */
  public Point commandable(Commandable commandable) {
    return new Point(id, unit, kind, pollClass, Optional.of(commandable), staleAfter);
  }
}
