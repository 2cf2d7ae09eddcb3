// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import java.util.Locale;
import java.util.Map;

/**
 * A sentence for people in the languages of the gateway. It holds words only, so nothing of who
 * said it is kept by who shows it.
 *
 * @param english for logs too
 * @param italian the same in Italian
 * @param german the same in German
 */
public record Text(String english, String italian, String german) {

  /** Nothing to say. */
  public static final Text NONE = plain("");

  public Text {
    // what a gateway kept before it spoke German is read without it
    german = german == null ? english : german;
  }

  /** What nobody has said in German: it is English there. */
  public Text(String english, String italian) {
    this(english, italian, english);
  }

  /** What is the same in all languages, or known in one only: names, figures, words of a device. */
  public static Text plain(String words) {
    String said = String.valueOf(words);
    return new Text(said, said, said);
  }

  /** In a language; English when it is none of ours. */
  public String in(Locale language) {
    return switch (language.getLanguage()) {
      case "it" -> italian;
      case "de" -> german;
      default -> english;
    };
  }

  /** By the codes of the languages: {@code en}, {@code it}, {@code de}. */
  public Map<String, String> byLanguage() {
    return Map.of("en", english, "it", italian, "de", german);
  }

  public boolean isEmpty() {
    return english.isEmpty();
  }

  /** This and another behind it. */
  public Text and(String between, Text next) {
    if (isEmpty() || next.isEmpty()) {
      return isEmpty() ? next : this;
    }
    return new Text(
        english + between + next.english,
        italian + between + next.italian,
        german + between + next.german);
  }

  /** The English words. */
  @Override
  public String toString() {
    return english;
  }
}
