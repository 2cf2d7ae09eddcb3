// SPDX-License-Identifier: Apache-2.0
package io.meriggio.commissioning;

import io.meriggio.commissioning.internal.Reviewer;
import java.util.List;
import java.util.Map;

/**
 * What is to be said of a draft, and what it will change.
 *
 * @param remarks in the order of the steps
 * @param plan what applying it does
 */
public record Review(List<Remark> remarks, Plan plan) {

  public Review {
    remarks = List.copyOf(remarks);
  }

  /**
   * Reviews a draft, its values by the same checks as every door's.
   *
   * @param effective what is in force, by PID
   */
  public static Review of(Draft draft, Map<String, Map<String, Object>> effective) {
    return Reviewer.review(draft, effective);
  }

  /** Whether it can be applied. */
  public boolean ready() {
    return remarks.stream().noneMatch(Remark::stops);
  }

  /** How a step stands. */
  public State state(Step step) {
    List<Remark> own = of(step).stream().filter(Remark::stops).toList();
    return own.isEmpty()
        ? State.DONE
        : own.stream().anyMatch(remark -> remark.severity() == Remark.Severity.WRONG)
            ? State.WRONG
            : State.OPEN;
  }

  /** What is to be said of a step. */
  public List<Remark> of(Step step) {
    return remarks.stream().filter(remark -> remark.step() == step).toList();
  }

  /** How a step stands. */
  public enum State {
    /** Something is still to be said. */
    OPEN,
    /** Something must be said otherwise. */
    WRONG,
    /** Nothing is missing. */
    DONE
  }
}
