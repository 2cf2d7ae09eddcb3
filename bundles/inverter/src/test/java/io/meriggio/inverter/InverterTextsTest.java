// SPDX-License-Identifier: Apache-2.0
package io.meriggio.inverter;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.Attempt;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class InverterTextsTest {

  @Test
  void anInverterThatIsNotInPassiveModeIsToldWithItsMendInBothLanguages() {
    Attempt.Rejected refused = PassiveSteering.notPassive();
    assertThat(refused.detail().in(Locale.ENGLISH))
        .contains("not in passive mode", "allowPassiveMode = true");
    assertThat(refused.detail().in(Locale.ITALIAN))
        .contains("non è in modalità passiva", "allowPassiveMode = true");
  }
}
