// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration;

import io.meriggio.configuration.internal.Sentence;
import io.meriggio.device.Text;
import java.util.Locale;
import java.util.Optional;

/**
 * What is wrong with a configuration: which one, which key, what was found, what is allowed.
 *
 * @param pid the configuration's PID, for example {@code io.meriggio.line~met}; empty when a whole
 *     file is meant
 * @param key the key; empty when the configuration as a whole is meant
 * @param found the value, as text
 * @param allowed what is allowed
 * @param place where it stands, if in a file
 * @param warning the configuration is applied all the same
 */
public record Problem(
    String pid, String key, String found, Text allowed, Optional<Place> place, boolean warning) {

  /** A problem for which the configuration is refused. */
  public Problem(String pid, String key, String found, Text allowed, Optional<Place> place) {
    this(pid, key, found, allowed, place, false);
  }

  /** One line for people, in the language of the process. */
  public String sentence() {
    return text().in(Locale.getDefault(Locale.Category.DISPLAY));
  }

  /** One line for people. */
  public Text text() {
    return Sentence.of(this);
  }

  /** The same problem, with the place where it stands. */
  public Problem at(Place where) {
    return new Problem(pid, key, found, allowed, Optional.of(where), warning);
  }
}
