// SPDX-License-Identifier: Apache-2.0
package io.meriggio.can.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SocketCanTest {

  /** The native library is loaded and the kernel asked: without CAN, or without this interface. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void an_interface_that_is_not_there_is_told_with_its_mend() {
    assertThatThrownBy(() -> SocketCanBus.open("nocan9"))
        .isInstanceOf(IOException.class)
        .message()
        .matches(
            "(this kernel has no CAN: load it with 'modprobe can_raw'.*"
                + "|there is no CAN interface nocan9: .*'ip link' lists.*)");
  }

  /** Numbers as of the kernel's errno-base.h and errno.h. */
  @ParameterizedTest
  @CsvSource({
    "97, modprobe can_raw",
    "93, CONFIG_CAN_RAW",
    "19, there is no CAN interface can0",
    "6, there is no CAN interface can0",
    "100, ip link set can0 up",
    "105, terminators",
    "1, CAP_NET_RAW",
    "5, error number 5"
  })
  void each_error_of_the_kernel_has_its_mend(int number, String mend) {
    assertThat(SocketCanError.sentence(number, "can0").english()).contains(mend);
  }
}
