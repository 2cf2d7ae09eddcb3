// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When two zeros behind an RTU frame are dropped (solarman-v5 section 7). */
class V5DoubleCrcTest {
  private final Exchange exchange = new Exchange();
  private final byte[] rtu = new byte[RtuFrame.MAX + 2];

  @Test
  void aGoodFrameThatEndsInZerosKeepsThem() throws Exception {
    // the register whose checksum is 0000, found by counting
    int value = IntStream.range(0, 0x10000).filter(v -> crc(v, 0) == 0).findFirst().orElseThrow();
    exchange.read(1, 3, 0x0404, 2);
    V5Answer.decode(exchange, answer(frame(value, 0)), 0, rtu);
    assertThat(registers()).containsExactly(value, 0);
    exchange.read(1, 3, 0x0404, 2);
    V5Answer.decode(exchange, answer(frame(value, 0) + "0000"), 0, rtu);
    assertThat(registers()).containsExactly(value, 0);
  }

  @Test
  void twoOtherBytesBehindAreRefused() {
    exchange.read(1, 3, 0x0404, 2);
    for (String more : new String[] {"0001", "0100", "00", "000000", "00000000"}) {
      assertThatThrownBy(() -> V5Answer.decode(exchange, answer(frame(2, 3) + more), 0, rtu))
          .as("behind it %s", more)
          .isInstanceOf(FrameException.class);
    }
    assertThat(exchange.answer()).isEmpty();
  }

  @Test
  void twoZerosDoNotMendAWrongChecksum() {
    exchange.read(1, 3, 0x0404, 2);
    String wrong = frame(2, 3).substring(0, 14) + "1234" + "0000";
    assertThatThrownBy(() -> V5Answer.decode(exchange, answer(wrong), 0, rtu))
        .isInstanceOf(FrameException.class);
  }

  private int[] registers() {
    int[] image = new int[2];
    exchange.registers(image, 0);
    return image;
  }

  private static String body(int first, int second) {
    return "010304%04x%04x".formatted(first, second);
  }

  private static int crc(int first, int second) {
    byte[] bytes = HexFormat.of().parseHex(body(first, second));
    int crc = 0xFFFF;
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      int in = bytes[bit / 8] >>> bit % 8 & 1;
      crc = (crc & 1) == in ? crc >>> 1 : crc >>> 1 ^ 0xA001;
    }
    return crc;
  }

  private static String frame(int first, int second) {
    int crc = crc(first, second);
    return body(first, second) + "%02x%02x".formatted(crc & 0xFF, crc >>> 8);
  }

  /** An envelope whose fields don't matter here: they have been checked before. */
  private static byte[] answer(String inner) {
    byte[] bytes = HexFormat.of().parseHex(inner);
    byte[] frame = new byte[27 + bytes.length];
    frame[1] = (byte) (14 + bytes.length);
    System.arraycopy(bytes, 0, frame, 25, bytes.length);
    return frame;
  }
}
