// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.psc100.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PscTextsTest {

  @Test
  void everySentenceExistsInBothLanguages() {
    assertThat(PscTexts.ALL.incomplete()).isEmpty();
  }
}
