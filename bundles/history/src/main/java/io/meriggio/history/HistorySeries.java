// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history;

import io.meriggio.device.Unit;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/** One point over time. */
public sealed interface HistorySeries {

  /** The point's id. */
  String point();

  /** The unit of its figures. */
  Unit unit();

  /** In order of time, without holes. */
  List<?> rows();

  /** How many rows there are. */
  default int size() {
    return rows().size();
  }

  /** What kind of rows it has. */
  Kind kind();

  /** What is told of a point. */
  enum Kind {
    /** An average with its bounds. */
    MEASURED,
    /** What was counted in each step. */
    ENERGY,
    /** A share of energies in each step. */
    SHARE
  }

  /** A measured figure. A truth is 0 or 1, so that its average is the share of the time. */
  record Measured(String point, Unit unit, List<Range> rows) implements HistorySeries {
    public Measured {
      rows = List.copyOf(rows);
    }

    @Override
    public Kind kind() {
      return Kind.MEASURED;
    }
  }

  /** An energy. */
  record Energy(String point, Unit unit, List<Amount> rows) implements HistorySeries {
    public Energy {
      rows = List.copyOf(rows);
    }

    @Override
    public Kind kind() {
      return Kind.ENERGY;
    }
  }

  /** A share of energies, in percent. */
  record Share(String point, Unit unit, List<Amount> rows) implements HistorySeries {
    public Share {
      rows = List.copyOf(rows);
    }

    @Override
    public Kind kind() {
      return Kind.SHARE;
    }
  }

  /**
   * A step of a measured figure; the three are known together or not at all.
   *
   * @param at when the step begins
   * @param average over the seconds in which it was known
   */
  record Range(
      Instant at, OptionalDouble average, OptionalDouble minimum, OptionalDouble maximum) {}

  /**
   * A step of an energy or a share.
   *
   * @param at when the step begins
   * @param amount what was counted; empty when nothing is known of the step
   * @param complete whether it holds all of the step: at most a hundredth of the time is missing or
   *     was estimated, no counter was reset, and the step has ended
   */
  record Amount(Instant at, OptionalDouble amount, boolean complete) {}
}
