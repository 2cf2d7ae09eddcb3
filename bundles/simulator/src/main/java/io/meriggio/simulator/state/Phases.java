// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.state;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * One quantity on each of the three phases, in the unit that its holder names.
 *
 * @param l1 value on phase 1
 * @param l2 value on phase 2
 * @param l3 value on phase 3
 */
public record Phases(double l1, double l2, double l3) {

  /** Nothing on any phase. */
  public static final Phases ZERO = new Phases(0, 0, 0);

  /** A total that is spread evenly, as a three-phase inverter does. */
  public static Phases even(double total) {
    return new Phases(total / 3, total / 3, total / 3);
  }

  /** A total on phase 1 alone, or spread evenly over three. */
  public static Phases over(int phases, double total) {
    return phases == 1 ? new Phases(total, 0, 0) : even(total);
  }

  /** Sum over the phases. */
  public double total() {
    return l1 + l2 + l3;
  }

  /** Each phase turned by the same function. */
  public Phases map(DoubleUnaryOperator function) {
    return new Phases(
        function.applyAsDouble(l1), function.applyAsDouble(l2), function.applyAsDouble(l3));
  }

  /** Each phase joined with the same phase of another quantity. */
  public Phases with(Phases other, DoubleBinaryOperator function) {
    return new Phases(
        function.applyAsDouble(l1, other.l1),
        function.applyAsDouble(l2, other.l2),
        function.applyAsDouble(l3, other.l3));
  }

  /** Phase by phase, this less the other. */
  public Phases minus(Phases other) {
    return with(other, (a, b) -> a - b);
  }

  /** Phase by phase, this and the other. */
  public Phases plus(Phases other) {
    return with(other, Double::sum);
  }
}
