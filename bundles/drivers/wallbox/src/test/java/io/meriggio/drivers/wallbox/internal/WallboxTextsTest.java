// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.wallbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class WallboxTextsTest {

  @Test
  void aCurrentThatIsNotAllowedIsExplainedInBothLanguages() {
    assertThat(Amperes.problem("charger_current_limit", 5).orElseThrow().in(Locale.ENGLISH))
        .isEqualTo("charger_current_limit: found 5.0 A, allowed: 0 (pause) or 6.0 to 32.0 A");
    assertThat(Amperes.problem("charger_current_limit", 5).orElseThrow().in(Locale.ITALIAN))
        .isEqualTo("charger_current_limit: trovato 5.0 A, consentiti: 0 (pausa) o da 6.0 a 32.0 A");
  }
}
