// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration;

import java.util.List;

/**
 * The outcome of a check: a value, or all that is wrong with it.
 *
 * @param <T> the value's type
 */
public sealed interface Checked<T> {

  /** Acceptable, defaults filled in. */
  record Valid<T>(T value) implements Checked<T> {}

  /**
   * Not acceptable.
   *
   * @param problems at least one
   */
  record Refused<T>(List<Problem> problems) implements Checked<T> {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
