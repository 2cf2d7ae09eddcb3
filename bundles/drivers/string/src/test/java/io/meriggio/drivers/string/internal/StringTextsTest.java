// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.string.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StringTextsTest {

  @Test
  void everySentenceExistsInBothLanguages() {
    assertThat(StringTexts.ALL.incomplete()).isEmpty();
  }
}
