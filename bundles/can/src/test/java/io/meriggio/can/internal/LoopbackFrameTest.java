// SPDX-License-Identifier: Apache-2.0
package io.meriggio.can.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.device.CanFrame;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bytes are the examples of docs/reference/can-loopback.md. */
class LoopbackFrameTest {

  private static final String STANDARD = "00000181 02000000 0102000000000000";
  private static final String EXTENDED = "80012345 00000000 0000000000000000";

  @Test
  void frames_are_written_and_read_as_documented() throws IOException {
    CanFrame standard = CanFrame.of(0x181, 1, 2);
    CanFrame extended = CanFrame.of(0x12345, true, new byte[0]);
    assertThat(LoopbackFrame.encode(standard)).isEqualTo(bytes(STANDARD));
    assertThat(LoopbackFrame.encode(extended)).isEqualTo(bytes(EXTENDED));
    assertThat(LoopbackFrame.decode(bytes(STANDARD))).isEqualTo(standard);
    assertThat(LoopbackFrame.decode(bytes(EXTENDED))).isEqualTo(extended);
  }

  @ParameterizedTest
  @CsvSource({
    "a length above 8, 00000181 09000000 0102030405060708",
    "an identifier above 11 bits, 00000800 00000000 0000000000000000",
    "a reserved bit, 20000181 00000000 0000000000000000",
    "a reserved byte, 00000181 00000100 0000000000000000",
    "a byte beyond the length, 00000181 02000000 0102030000000000"
  })
  void what_is_no_frame_is_refused(String why, String hex) {
    assertThatThrownBy(() -> LoopbackFrame.decode(bytes(hex)))
        .as(why)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no frame");
  }

  @Test
  void any_16_bytes_are_a_frame_that_is_written_the_same_or_are_refused() {
    long seed = Long.getLong("meriggio.seed", System.nanoTime());
    int cases =
        Integer.getInteger("meriggio.cases", 2000) * Integer.getInteger("meriggio.factor", 1);
    System.out.println("meriggio.seed=" + seed);
    Random random = new Random(seed);
    int frames = 0;
    for (int round = 0; round < cases; round++) {
      byte[] bytes = LoopbackFrame.encode(CanFrame.of(random.nextInt(0x800), random.nextInt(256)));
      for (int flips = random.nextInt(3); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      try {
        assertThat(LoopbackFrame.encode(LoopbackFrame.decode(bytes))).isEqualTo(bytes);
        frames++;
      } catch (IOException refused) {
        assertThat(refused).hasMessageContaining("no frame");
      }
    }
    assertThat(frames).isPositive();
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
