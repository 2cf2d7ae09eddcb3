// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.powermagic.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CabinetTextsTest {

  @Test
  void everySentenceExistsInBothLanguages() {
    assertThat(CabinetTexts.ALL.incomplete()).isEmpty();
  }
}
