// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.cycle;

import java.time.Duration;

/**
 * The last good value of a source. It keeps its own time: how old it is decides how far a rule
 * trusts it, whatever the source says of itself now.
 *
 * @param value in the unit of its point
 * @param at when it was measured
 */
public record Sample(double value, Moment at) {

  /** How old it is. */
  public Duration age(Moment now) {
    return now.since(at);
  }
}
