// SPDX-License-Identifier: Apache-2.0
package io.meriggio.startup.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class MessagesTest {

  private static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle(
        "io.meriggio.startup.internal.messages",
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  @Test
  void everyTextIsThereInBothLanguagesWithTheSameArguments() {
    ResourceBundle english = bundle(Locale.ROOT);
    ResourceBundle italian = bundle(Locale.ITALIAN);
    assertThat(italian.getLocale()).isEqualTo(Locale.ITALIAN);
    assertThat(italian.keySet()).isEqualTo(english.keySet());
    for (String key : english.keySet()) {
      assertThat(arguments(italian.getString(key)))
          .as(key)
          .isEqualTo(arguments(english.getString(key)));
    }
  }

  private static java.util.List<String> arguments(String text) {
    return java.util.regex.Pattern.compile("\\{\\d\\}")
        .matcher(text)
        .results()
        .map(java.util.regex.MatchResult::group)
        .sorted()
        .toList();
  }

  @Test
  void anApostropheIsPrintedAndANumberHasNoSeparators() {
    Messages italian = new Messages(Locale.ITALIAN);
    assertThat(italian.text("port.taken", "127.0.0.1", 18080, "HTTP"))
        .isEqualTo(
            "la porta 18080 su 127.0.0.1 è occupata da un altro programma. "
                + "Fermarlo o scegliere un'altra porta con MERIGGIO_HTTP_PORT.");
  }

  @Test
  void anyOtherLanguageGetsEnglish() {
    assertThat(new Messages(Locale.JAPANESE).text("doctor.allGood")).isEqualTo("Nothing is wrong.");
  }
}
