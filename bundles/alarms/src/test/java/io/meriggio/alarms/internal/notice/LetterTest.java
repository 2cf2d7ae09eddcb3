// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class LetterTest {

  @Test
  void aHouseholdThatSpeaksGermanReadsGerman() {
    Letter letter = Alarm.letter(Locale.GERMAN);

    assertThat(letter.subject(Alarm.raised("a")))
        .isEqualTo("[Casa di Anna] Meldung, Störung: Dach meldet ID001: Überspannung");
    assertThat(letter.words(Alarm.cleared("a")).strip())
        .isEqualTo(
            "Es ist vorbei: Dach meldet ID001: Überspannung\n\nBetrifft: roof (FAULT)\n"
                + "Seit: 2026-06-01 12:00:00\nBis: 2026-06-01 12:01:00\n\nCasa di Anna");
  }
}
