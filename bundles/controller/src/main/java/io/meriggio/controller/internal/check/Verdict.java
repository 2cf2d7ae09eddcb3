// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.check;

import io.meriggio.controller.CtCheckStatus.Result;
import io.meriggio.controller.Sentence;

/**
 * How a check ended.
 *
 * @param result the kind of end
 * @param sentence with the figures that led to it
 * @param reversible whether turning the sign mends it
 */
record Verdict(Result result, Sentence sentence, boolean reversible) {
  static Verdict of(Result result, String key, String... parameters) {
    return new Verdict(result, Sentence.of(key, parameters), false);
  }

  static Verdict reversible(Result result, String key, String... parameters) {
    return new Verdict(result, Sentence.of(key, parameters), true);
  }

  /** A power as a sentence shows it. */
  static String watts(double power) {
    return Long.toString(Math.round(power));
  }
}
