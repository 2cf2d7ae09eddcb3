// SPDX-License-Identifier: Apache-2.0
package io.meriggio.startup.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class MessagesTest {

  @Test
  void anApostropheIsPrintedAndANumberHasNoSeparators() {
    Messages italian = new Messages(Locale.ITALIAN);
    assertThat(italian.text("port.taken", "127.0.0.1", 18080, "HTTP"))
        .isEqualTo(
            "la porta 18080 su 127.0.0.1 è occupata da un altro programma. "
                + "Fermarlo o scegliere un'altra porta con MERIGGIO_HTTP_PORT.");
  }

  @Test
  void germanIsSpokenToo() {
    assertThat(new Messages(Locale.GERMANY).text("doctor.allGood")).isEqualTo("Alles in Ordnung.");
  }

  @Test
  void anyOtherLanguageGetsEnglish() {
    assertThat(new Messages(Locale.JAPANESE).text("doctor.allGood")).isEqualTo("Nothing is wrong.");
  }
}
