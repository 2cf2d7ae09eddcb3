// SPDX-License-Identifier: Apache-2.0
package io.meriggio.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.Reason;
import org.junit.jupiter.api.Test;

/** The frames are those of OTHER-DEVICES section 1 and the G3 guide, section 2. */
class FrameReplayTest {

  private static final String RATIO =
      "# source: OTHER-DEVICES section 1\n> 20 03 00 06 00 02 22 BB\n< 20 03 04 00 28 00 0A CB 3E\n";

  @Test
  void a_recorded_answer_is_given_to_its_request() throws Exception {
    FrameReplay replay = FrameReplay.of(RATIO);
    int[] image = new int[3];
    replay.read(Turn.SLOW_POLL, 0x20, 3, 6, 2, image, 1);
    assertThat(image).containsExactly(0, 40, 10);
    assertThat(replay.sent()).containsExactly("20 03 00 06 00 02 22 BB");
  }

  @Test
  void what_was_not_recorded_gets_no_answer() {
    FrameReplay replay = FrameReplay.of(RATIO);
    assertThatThrownBy(() -> replay.read(Turn.SLOW_POLL, 0x20, 3, 7, 2, new int[2], 0))
        .isInstanceOfSatisfying(
            DeviceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TIMEOUT));
  }

  @Test
  void an_exception_is_told_by_its_number_whatever_its_function_byte() {
    FrameReplay replay =
        FrameReplay.of(
            "# source: INVERTERS section 2\n> "
                + Frame.read(1, 3, 0x44, 1)
                + "\n< 01 90 03 0C 01\n< 01 83 02 C0 F1\n");
    assertThatThrownBy(() -> replay.read(Turn.PROBE, 1, 3, 0x44, 1, new int[1], 0))
        .isInstanceOfSatisfying(
            DeviceException.class, e -> assertThat(e.modbusException()).isEqualTo(3));
    assertThatThrownBy(() -> replay.read(Turn.PROBE, 1, 3, 0x44, 1, new int[1], 0))
        .isInstanceOfSatisfying(
            DeviceException.class, e -> assertThat(e.modbusException()).isEqualTo(2));
  }

  @Test
  void a_recording_with_a_wrong_crc_or_without_a_source_is_refused() {
    assertThatThrownBy(() -> FrameReplay.of(RATIO.replace("22 BB", "22 BC")))
        .hasMessageContaining("line 2")
        .hasMessageContaining("CRC");
    assertThatThrownBy(() -> FrameReplay.of(RATIO.replace("source", "from")))
        .hasMessageContaining("# source:");
  }

  @Test
  void requests_are_encoded_as_the_documents_print_them() {
    assertThat(Frame.read(0x01, 0x03, 0x44, 1)).isEqualTo("01 03 00 44 00 01 C4 1F");
    assertThat(Frame.write(1, 0x06, 0x9000, new int[] {50})).isEqualTo("01 06 90 00 00 32 25 1F");
    assertThat(Frame.write(1, 0x10, 0x1105, new int[] {1, 500}))
        .isEqualTo("01 10 11 05 00 02 04 00 01 01 F4 A2 17");
  }
}
