// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceTest {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d[^}]*}");

  @ParameterizedTest
  @ValueSource(strings = {"it", "de"})
  void everySentenceIsSaidInEachLanguageWithTheSameFigures(String code) {
    Locale language = Locale.forLanguageTag(code);
    ResourceBundle english =
        ResourceBundle.getBundle("io.meriggio.controller.messages", Locale.ROOT);
    ResourceBundle other = ResourceBundle.getBundle("io.meriggio.controller.messages", language);

    assertThat(other.getLocale()).isEqualTo(language);
    assertThat(other.keySet()).isEqualTo(english.keySet());
    for (String key : english.keySet()) {
      assertThat(other.getString(key)).as(key).isNotEqualTo(english.getString(key));
      assertThat(placeholders(other.getString(key)))
          .as(key)
          .isEqualTo(placeholders(english.getString(key)));
      Sentence sentence = Sentence.of(key, "1", "2", "3", "4", "5", "6");
      assertThat(sentence.text(language)).as(key).doesNotContain("{").doesNotContain("'");
      assertThat(sentence.text(Locale.ENGLISH)).as(key).doesNotContain("{").doesNotContain("'");
    }
  }

  /** What a sentence is filled with, in the order of its numbers. */
  private static List<String> placeholders(String sentence) {
    return PLACEHOLDER.matcher(sentence).results().map(MatchResult::group).sorted().toList();
  }

  @Test
  void aReasonIsSaidInGerman() {
    assertThat(Sentence.of("charging.limited", "6000", "1500", "4500").text(Locale.GERMAN))
        .isEqualTo("Vertrag 6000 W − Haus 1500 W = 4500 W bleiben für das Auto.");
  }

  @Test
  void anUnknownLanguageIsAnsweredInEnglish() {
    assertThat(Sentence.of("hint.missing", "x").text(Locale.JAPANESE))
        .startsWith("The exchange is unknown");
  }
}
