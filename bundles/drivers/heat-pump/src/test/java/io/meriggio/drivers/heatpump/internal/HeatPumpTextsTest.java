// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.heatpump.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeatPumpTextsTest {

  @Test
  void everySentenceExistsInBothLanguages() {
    assertThat(HeatPumpTexts.ALL.incomplete()).isEmpty();
  }
}
