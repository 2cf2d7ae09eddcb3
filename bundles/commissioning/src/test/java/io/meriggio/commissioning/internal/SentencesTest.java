// SPDX-License-Identifier: Apache-2.0
package io.meriggio.commissioning.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The sentences of this bundle. */
class SentencesTest {

  @Test
  void everySentenceIsThereInBothLanguages() {
    assertThat(CommissioningTexts.text("remark.address-taken", 7, "barn").italian())
        .isEqualTo("L’indirizzo 7 è di barn: ogni dispositivo di una linea ha il suo.");
  }
}
