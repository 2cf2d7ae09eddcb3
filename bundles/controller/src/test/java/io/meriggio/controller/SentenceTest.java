// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class SentenceTest {

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
