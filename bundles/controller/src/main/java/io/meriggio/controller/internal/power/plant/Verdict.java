// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.power.plant;

import io.meriggio.controller.Sentence;

/**
 * Whether the devices do what was asked.
 *
 * @param confirmed they do
 * @param reason why it is thought so, or why not, with figures
 */
record Verdict(boolean confirmed, Sentence reason) {

  static Verdict yes(String key, String... parameters) {
    return new Verdict(true, Sentence.of(key, parameters));
  }

  static Verdict no(String key, String... parameters) {
    return new Verdict(false, Sentence.of(key, parameters));
  }
}
