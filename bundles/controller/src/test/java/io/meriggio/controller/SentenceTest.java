// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class SentenceTest {

  @Test
  void everySentenceIsSaidInEnglishAndItalian() {
    ResourceBundle english =
        ResourceBundle.getBundle("io.meriggio.controller.messages", Locale.ROOT);
    ResourceBundle italian =
        ResourceBundle.getBundle("io.meriggio.controller.messages", Locale.ITALIAN);

    assertThat(italian.keySet()).isEqualTo(english.keySet());
    for (String key : english.keySet()) {
      assertThat(italian.getString(key)).as(key).isNotEqualTo(english.getString(key));
      Sentence sentence = Sentence.of(key, "1", "2", "3", "4", "5", "6");
      assertThat(sentence.text(Locale.ITALIAN)).as(key).doesNotContain("{").doesNotContain("'");
      assertThat(sentence.text(Locale.ENGLISH)).as(key).doesNotContain("{").doesNotContain("'");
    }
  }

  @Test
  void anUnknownLanguageIsAnsweredInEnglish() {
    assertThat(Sentence.of("hint.missing", "x").text(Locale.JAPANESE))
        .startsWith("The exchange is unknown");
  }
}
