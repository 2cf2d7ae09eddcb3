// SPDX-License-Identifier: Apache-2.0
package io.meriggio.can.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class CanTextsTest {

  @Test
  void aKernelWithoutCanIsToldWithItsMendInBothLanguages() {
    assertThat(SocketCanError.sentence(97, "can0").in(Locale.ENGLISH))
        .contains("this kernel has no CAN", "'modprobe can_raw'");
    assertThat(SocketCanError.sentence(97, "can0").in(Locale.ITALIAN))
        .contains("questo kernel non ha il CAN", "'modprobe can_raw'");
  }
}
