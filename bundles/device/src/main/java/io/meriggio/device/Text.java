// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import java.util.Locale;

/**
 * A sentence for people in the languages of the gateway. It holds words only, so nothing of who
 * said it is kept by who shows it.
 *
 * @param english for logs too
 * @param italian the same in Italian
 */
public record Text(String english, String italian) {

  /** Nothing to say. */
  public static final Text NONE = plain("");

  /** What is the same in all languages, or known in one only: names, figures, words of a device. */
  public static Text plain(String words) {
    String said = String.valueOf(words);
    return new Text(said, said);
  }

  /** In a language; English when it is none of ours. */
  public String in(Locale language) {
    return language.getLanguage().equals("it") ? italian : english;
  }

  public boolean isEmpty() {
    return english.isEmpty();
  }

  /** This and another behind it. */
  public Text and(String between, Text next) {
    if (isEmpty() || next.isEmpty()) {
      return isEmpty() ? next : this;
    }
    return new Text(english + between + next.english, italian + between + next.italian);
  }

  /** The English words. */
  @Override
  public String toString() {
    return english;
  }
}
