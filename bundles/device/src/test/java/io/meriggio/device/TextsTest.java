// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.device.twolanguages.Owner;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextsTest {
  private final Texts texts = Texts.beside(Texts.class);

  @Test
  void every_sentence_exists_in_all_languages() {
    assertThat(texts.incomplete()).isEmpty();
  }

  @Test
  void a_text_within_a_sentence_is_in_its_language_and_numbers_are_not_grouped() {
    Text sentence = texts.text("setting.found", "ratio", 12345, texts.text("setting.flag"));
    assertThat(sentence.in(Locale.ENGLISH))
        .isEqualTo("settings.ratio: found '12345', allowed: true or false");
    assertThat(sentence.in(Locale.ITALIAN))
        .isEqualTo("settings.ratio: trovato '12345', consentito: true o false");
    assertThat(sentence.in(Locale.GERMAN))
        .isEqualTo("settings.ratio: gefunden „12345“, zulässig: true oder false");
    assertThat(sentence.in(Locale.FRENCH)).isEqualTo(sentence.english());
  }

  @Test
  void a_driver_that_speaks_two_languages_is_English_in_German() {
    Text two = new Text("no meter", "nessun contatore");
    assertThat(two.in(Locale.GERMAN)).isEqualTo("no meter");
    assertThat(two.byLanguage())
        .isEqualTo(Map.of("en", "no meter", "it", "nessun contatore", "de", "no meter"));

    Texts bundle = Texts.beside(Owner.class);
    assertThat(bundle.incomplete()).isEmpty();
    assertThat(bundle.text("silent", 32))
        .isEqualTo(new Text("meter 32 is silent", "il contatore 32 tace", "meter 32 is silent"));
  }

  @Test
  void an_unknown_sentence_is_named() {
    assertThatThrownBy(() -> texts.text("no.such"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no.such");
  }

  @Test
  void texts_are_joined_where_there_are_two() {
    Text one = new Text("one", "uno", "eins");
    Text two = new Text("two", "due", "zwei");
    assertThat(one.and("; ", two)).isEqualTo(new Text("one; two", "uno; due", "eins; zwei"));
    assertThat(Text.NONE.and("; ", two)).isEqualTo(two);
    assertThat(one.and("; ", Text.NONE)).isEqualTo(one);
  }
}
