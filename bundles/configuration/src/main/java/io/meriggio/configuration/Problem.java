// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration;

import io.meriggio.configuration.internal.Sentence;
import java.util.Locale;
import java.util.Optional;

/**
 * What is wrong with a configuration: which one, which key, what was found, what is allowed.
 *
 * @param pid the configuration's PID, for example {@code io.meriggio.line~met}; empty when a whole
 *     file is meant
 * @param key the key; empty when the configuration as a whole is meant
 * @param found the value, as text
 * @param allowed what is allowed, in English
 * @param place where it stands, if in a file
 * @param warning the configuration is applied all the same
 */
public record Problem(
    String pid, String key, String found, String allowed, Optional<Place> place, boolean warning) {

  /** A problem for which the configuration is refused. */
  public Problem(String pid, String key, String found, String allowed, Optional<Place> place) {
    this(pid, key, found, allowed, place, false);
  }

  /** One line for people, in the language of the process. */
  public String sentence() {
    return sentence(Locale.getDefault(Locale.Category.DISPLAY));
  }

  /** One line for people, in Italian or English. */
  public String sentence(Locale locale) {
    return Sentence.of(this, locale);
  }

  /** The same problem, with the place where it stands. */
  public Problem at(Place where) {
    return new Problem(pid, key, found, allowed, Optional.of(where), warning);
  }
}
