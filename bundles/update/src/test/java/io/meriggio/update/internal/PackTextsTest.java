// SPDX-License-Identifier: Apache-2.0
package io.meriggio.update.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.update.PackRefused;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PackTextsTest {

  @Test
  void aRefusalSpeaksBothLanguagesAndNamesItsPartsInEach() {
    PackRefused refused =
        PackTexts.refused(
            PackRefused.Code.NOT_A_PACK,
            "archive.broken",
            PackTexts.text("what.pack"),
            PackTexts.text("archive.twice", "a.jar"));
    assertThat(refused)
        .hasMessage("The pack is not a whole archive: the name 'a.jar' stands in it twice.");
    assertThat(refused.text().in(Locale.ITALIAN))
        .isEqualTo("Il pacchetto non è un archivio integro: il nome 'a.jar' vi compare due volte.");
  }
}
