// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import io.meriggio.controller.Figure;
import io.meriggio.device.Quality;
import io.meriggio.device.Reason;
import io.meriggio.device.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * A sum of figures that tells the truth about its parts: unknown when one is, no better than the
 * worst, as old as the oldest, and UNCERTAIN when its parts were measured too far apart.
 */
final class Sum {
  /**
   * Powers of one balance lie within this span: a house can change by kilowatts in a second, so
   * that older and newer samples together say little.
   */
  static final Duration WINDOW = Duration.ofSeconds(15);

  private record Term(Figure figure, int sign) {}

  private final Unit unit;
  private final List<Term> terms = new ArrayList<>();

  private Sum(Unit unit) {
    this.unit = unit;
  }

  static Sum of(Unit unit) {
    return new Sum(unit);
  }

  Sum plus(Figure figure) {
    terms.add(new Term(figure, 1));
    return this;
  }

  Sum minus(Figure figure) {
    terms.add(new Term(figure, -1));
    return this;
  }

  /**
   * The sum of at least one figure.
   *
   * @throws java.util.NoSuchElementException without any
   */
  Figure total() {
    Figure worst = worst();
    if (!worst.isKnown()) {
      return Figure.unknown(unit, worst.reason(), worst.at());
    }
    double value = 0;
    Instant oldest = worst.at();
    Instant newest = worst.at();
    for (Term term : terms) {
      Figure figure = term.figure();
      value += term.sign() * figure.value().orElseThrow();
      oldest = figure.at().isBefore(oldest) ? figure.at() : oldest;
      newest = figure.at().isAfter(newest) ? figure.at() : newest;
    }
    boolean spread = newest.isAfter(oldest.plus(WINDOW));
    return worst.quality() == Quality.GOOD && spread
        ? Figure.uncertain(value, unit, Reason.STALE, oldest)
        : new Figure(Optional.of(value), unit, worst.quality(), worst.reason(), oldest);
  }

  private Figure worst() {
    if (terms.isEmpty()) {
      throw new NoSuchElementException("a sum needs at least one figure");
    }
    Figure worst = terms.get(0).figure();
    for (Term term : terms) {
      worst = worse(worst, term.figure());
    }
    return worst;
  }

  /** The worse of two figures, the first of equals. */
  static Figure worse(Figure a, Figure b) {
    return b.quality().compareTo(a.quality()) > 0 ? b : a;
  }

  /** The same figure with another value; unknown stays unknown. */
  static Figure map(Figure figure, DoubleUnaryOperator change) {
    return new Figure(
        figure.value().map(change::applyAsDouble),
        figure.unit(),
        figure.quality(),
        figure.reason(),
        figure.at());
  }

  /** The same figure, not below 0. */
  static Figure atLeastZero(Figure figure) {
    return map(figure, value -> Math.max(0.0, value));
  }
}
