// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Bytes of chance: a decoder refuses them with its own error, or takes what truly is an answer.
 * {@code -Dmeriggio.seed} repeats a run, {@code -Dmeriggio.cases} makes it longer.
 */
class FrameFuzzTest {
  private static final int CASES =
      Integer.getInteger("meriggio.cases", 5_000) * Integer.getInteger("meriggio.factor", 1);

  private final long seed = Long.getLong("meriggio.seed", new Random().nextLong());
  private final SplittableRandom random = new SplittableRandom(seed);
  private final Exchange exchange = new Exchange();

  @BeforeEach
  void tellTheSeed() {
    System.out.println("FrameFuzzTest: -Dmeriggio.seed=" + seed);
  }

  @Test
  void randomBytesAreAnRtuAnswerOnlyWithUnitAndChecksum() {
    for (int i = 0; i < CASES; i++) {
      ask();
      byte[] bytes = bytes(random.nextInt(RtuFrame.MAX + 20));
      if (takesRtu(bytes)) {
        int length = exchange.answer().length + RtuFrame.OVERHEAD;
        assertThat(bytes[0] & 0xFF).isEqualTo(exchange.unit());
        assertThat(checksumBitByBit(bytes, length)).as("seed %d case %d", seed, i).isZero();
      }
    }
  }

  @Test
  void randomBytesAreNeverAnMbapAnswer() {
    int taken = 0;
    for (int i = 0; i < CASES; i++) {
      ask();
      byte[] bytes = bytes(random.nextInt(MbapFrame.MAX + 20));
      taken += takesMbap(0x1234, bytes) ? 1 : 0;
    }
    assertThat(taken).as("chance answers, seed %d", seed).isZero();
  }

  /**
   * One wrong bit of the function makes a Modbus exception of the first five bytes, whose checksum
   * is right by chance once in 65,536 times: that is no value, and the line finds the rest behind
   * it.
   */
  @Test
  void anRtuAnswerWithUpToThreeWrongBitsIsNoValue() {
    for (int i = 0; i < CASES; i++) {
      int count = 1 + random.nextInt(125);
      exchange.read(17, 3, random.nextInt(65000), count);
      byte[] answer = rtuAnswer(17, 3, count);
      assertThat(takesRtu(answer)).isTrue();
      flip(answer, 0, 1 + random.nextInt(3));
      assertThat(takesRtu(answer) && exchange.exception() == 0)
          .as("seed %d case %d", seed, i)
          .isFalse();
    }
  }

  @Test
  void everyCutOfAnAnswerIsRefused() {
    exchange.read(17, 4, 100, 20);
    byte[] rtu = rtuAnswer(17, 4, 20);
    byte[] mbap = mbapAnswer(7, 17, 4, 20);
    for (int length = 0; length < mbap.length; length++) {
      assertThat(takesMbap(7, Arrays.copyOf(mbap, length))).isFalse();
      if (length < rtu.length) {
        assertThat(takesRtu(Arrays.copyOf(rtu, length))).isFalse();
      }
    }
    assertThat(takesRtu(rtu)).isTrue();
    assertThat(takesMbap(7, mbap)).isTrue();
  }

  @Test
  void theAnswerToAnotherRequestIsRefused() {
    for (int i = 0; i < CASES; i++) {
      int count = 1 + random.nextInt(125);
      exchange.read(17, 3, 0, count);
      int otherCount = 1 + random.nextInt(125);
      int otherUnit = random.nextInt(256);
      int otherFunction = random.nextInt(2) == 0 ? 3 : 4;
      boolean same = otherCount == count && otherUnit == 17 && otherFunction == 3;
      assertThat(takesRtu(rtuAnswer(otherUnit, otherFunction, otherCount))).isEqualTo(same);
      assertThat(takesMbap(7, mbapAnswer(7, otherUnit, otherFunction, otherCount))).isEqualTo(same);
      int otherId = random.nextInt(0x10000);
      assertThat(takesMbap(7, mbapAnswer(otherId, 17, 3, count))).isEqualTo(otherId == 7);
    }
  }

  @Test
  void theEchoOfAnotherWriteIsRefused() {
    exchange.writeOne(1, 0x9000, 50);
    assertThat(takesRtu(sealed(1, 0x06, 0x90, 0x00, 0x00, 0x32))).isTrue();
    assertThat(takesRtu(sealed(1, 0x06, 0x90, 0x00, 0x00, 0x64))).isFalse();
    assertThat(takesRtu(sealed(1, 0x06, 0x90, 0x01, 0x00, 0x32))).isFalse();
    exchange.writeMany(1, 0x1187, new int[] {0, 1, 2});
    assertThat(takesRtu(sealed(1, 0x10, 0x11, 0x87, 0x00, 0x03))).isTrue();
    assertThat(takesRtu(sealed(1, 0x10, 0x11, 0x87, 0x00, 0x02))).isFalse();
    assertThat(takesRtu(sealed(1, 0x10, 0x11, 0x88, 0x00, 0x03))).isFalse();
  }

  private void ask() {
    int unit = random.nextInt(256);
    switch (random.nextInt(5)) {
      case 0 -> exchange.read(unit, 3, random.nextInt(65000), 1 + random.nextInt(125));
      case 1 -> exchange.read(unit, 4, random.nextInt(65000), 1 + random.nextInt(125));
      case 2 -> exchange.writeOne(unit, random.nextInt(0x10000), random.nextInt(0x10000));
      case 3 -> exchange.writeMany(unit, random.nextInt(65000), new int[1 + random.nextInt(123)]);
      default -> exchange.vendor(unit, new byte[] {0x42, 1, 2, 3}, Exchange.COUNTED);
    }
  }

  private static int checksumBitByBit(byte[] bytes, int length) {
    int crc = 0xFFFF;
    for (int bit = 0; bit < length * 8; bit++) {
      int in = bytes[bit / 8] >>> bit % 8 & 1;
      crc = (crc & 1) == in ? crc >>> 1 : crc >>> 1 ^ 0xA001;
    }
    return crc;
  }

  /** Half of the cases begin like an answer, so that the later checks are reached too. */
  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) random.nextInt();
    }
    if (random.nextBoolean() && length > 8) {
      bytes[0] = (byte) exchange.unit();
      bytes[1] = (byte) (random.nextBoolean() ? exchange.function() : 0x90);
      bytes[2] = (byte) (exchange.longestAnswer() - 2);
    }
    return bytes;
  }

  private boolean takesRtu(byte[] bytes) {
    try {
      int length = RtuFrame.length(exchange, bytes, bytes.length);
      if (length == 0 || length > bytes.length) {
        return false;
      }
      RtuFrame.decode(exchange, bytes, length);
      return true;
    } catch (FrameException refused) {
      assertThat(refused).hasMessageNotContaining("null");
      return false;
    } catch (RuntimeException wrong) {
      return fail("seed " + seed, wrong);
    }
  }

  private boolean takesMbap(int id, byte[] bytes) {
    try {
      int length = MbapFrame.length(bytes, bytes.length);
      if (length == 0 || length > bytes.length) {
        return false;
      }
      MbapFrame.decode(exchange, id, bytes, length);
      return true;
    } catch (FrameException refused) {
      return false;
    } catch (RuntimeException wrong) {
      return fail("seed " + seed, wrong);
    }
  }

  private byte[] rtuAnswer(int unit, int function, int count) {
    int[] body = new int[3 + 2 * count];
    body[0] = unit;
    body[1] = function;
    body[2] = 2 * count;
    for (int i = 3; i < body.length; i++) {
      body[i] = random.nextInt(256);
    }
    return sealed(body);
  }

  private byte[] mbapAnswer(int id, int unit, int function, int count) {
    byte[] rtu = rtuAnswer(unit, function, count);
    byte[] frame = new byte[rtu.length + 4];
    frame[0] = (byte) (id >>> 8);
    frame[1] = (byte) id;
    frame[5] = (byte) (rtu.length - 2);
    System.arraycopy(rtu, 0, frame, 6, rtu.length - 2);
    return frame;
  }

  private static byte[] sealed(int... body) {
    byte[] frame = new byte[body.length + 2];
    for (int i = 0; i < body.length; i++) {
      frame[i] = (byte) body[i];
    }
    int crc = Crc16.of(frame, 0, body.length);
    frame[body.length] = (byte) crc;
    frame[body.length + 1] = (byte) (crc >>> 8);
    return frame;
  }

  private void flip(byte[] bytes, int from, int bits) {
    int[] chosen = random.ints(0, (bytes.length - from) * 8).distinct().limit(bits).toArray();
    for (int bit : chosen) {
      bytes[from + bit / 8] ^= (byte) (1 << bit % 8);
    }
  }
}
