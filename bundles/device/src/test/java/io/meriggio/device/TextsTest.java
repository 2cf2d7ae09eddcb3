// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class TextsTest {
  private final Texts texts = Texts.beside(Texts.class);

  @Test
  void every_sentence_exists_in_both_languages() {
    assertThat(texts.incomplete()).isEmpty();
  }

  @Test
  void a_text_within_a_sentence_is_in_its_language_and_numbers_are_not_grouped() {
    Text sentence = texts.text("setting.found", "ratio", 12345, texts.text("setting.flag"));
    assertThat(sentence.in(Locale.ENGLISH))
        .isEqualTo("settings.ratio: found '12345', allowed: true or false");
    assertThat(sentence.in(Locale.ITALIAN))
        .isEqualTo("settings.ratio: trovato '12345', consentito: true o false");
    assertThat(sentence.in(Locale.GERMAN)).isEqualTo(sentence.english());
  }

  @Test
  void an_unknown_sentence_is_named() {
    assertThatThrownBy(() -> texts.text("no.such"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no.such");
  }

  @Test
  void texts_are_joined_where_there_are_two() {
    Text one = new Text("one", "uno");
    Text two = new Text("two", "due");
    assertThat(one.and("; ", two)).isEqualTo(new Text("one; two", "uno; due"));
    assertThat(Text.NONE.and("; ", two)).isEqualTo(two);
    assertThat(one.and("; ", Text.NONE)).isEqualTo(one);
  }
}
