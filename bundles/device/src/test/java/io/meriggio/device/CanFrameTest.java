// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CanFrameTest {

  @Test
  void a_frame_is_written_as_candump_writes_it() {
    assertThat(CanFrame.of(0x181, 0x01, 0xFF)).hasToString("181#01FF");
    assertThat(CanFrame.of(0x12345, true, new byte[0])).hasToString("00012345#");
  }

  @Test
  void frames_are_equal_by_identifier_kind_and_bytes() {
    assertThat(CanFrame.of(1, 2, 3)).isEqualTo(CanFrame.of(1, false, new byte[] {2, 3}));
    assertThat(CanFrame.of(1, 2, 3)).hasSameHashCodeAs(CanFrame.of(1, 2, 3));
    assertThat(CanFrame.of(1, 2, 3)).isNotEqualTo(CanFrame.of(1, true, new byte[] {2, 3}));
    assertThat(CanFrame.of(1, 2, 3)).isNotEqualTo(CanFrame.of(2, 2, 3));
    assertThat(CanFrame.of(1, 2, 3)).isNotEqualTo(CanFrame.of(1, 2));
  }

  @Test
  void nobody_changes_the_bytes_of_a_frame() {
    byte[] bytes = {1, 2};
    CanFrame frame = CanFrame.of(0x100, false, bytes);
    bytes[0] = 9;
    frame.data()[1] = 9;
    assertThat(frame.unsigned(0)).isEqualTo(1);
    assertThat(frame.unsigned(1)).isEqualTo(2);
    assertThat(frame.length()).isEqualTo(2);
  }

  @Test
  void what_no_bus_carries_is_refused_with_what_is_allowed() {
    assertThatThrownBy(() -> CanFrame.of(0x800)).hasMessageContaining("0x7FF");
    assertThatThrownBy(() -> CanFrame.of(-1)).hasMessageContaining("0 to");
    assertThatThrownBy(() -> CanFrame.of(0x2000_0000, true, new byte[0]))
        .hasMessageContaining("0x1FFFFFFF");
    assertThatThrownBy(() -> CanFrame.of(1, 1, 2, 3, 4, 5, 6, 7, 8, 9))
        .hasMessageContaining("0 to 8");
  }
}
