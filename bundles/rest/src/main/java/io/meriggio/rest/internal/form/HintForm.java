// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import io.meriggio.controller.Sentence;
import java.util.Locale;

/**
 * What a person should know.
 *
 * @param code stays when the words change
 * @param text in the language of the request
 */
public record HintForm(String code, String text) {
  /** The sentence in a language. */
  public static HintForm of(Sentence sentence, Locale language) {
    return new HintForm(sentence.key(), sentence.text(language));
  }
}
