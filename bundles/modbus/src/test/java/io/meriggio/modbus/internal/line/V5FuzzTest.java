// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.meriggio.modbus.internal.frame.Exchange;
import io.meriggio.modbus.internal.frame.V5Frame;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A logger that sends anything: it is refused with an error, or what it said is right. {@code
 * -Dmeriggio.seed} repeats a run, {@code -Dmeriggio.cases} makes it longer.
 */
@Timeout(600)
class V5FuzzTest {
  private static final int CASES =
      Integer.getInteger("meriggio.cases", 5_000) * Integer.getInteger("meriggio.factor", 1);
  private static final HexFormat HEX = HexFormat.of();
  private static final long SERIAL = 2712345678L;

  private final long seed = Long.getLong("meriggio.seed", new Random().nextLong());
  private final SplittableRandom random = new SplittableRandom(seed);
  private final Exchange exchange = new Exchange();
  private final MemoryWire wire = new MemoryWire();
  private final LineTrace trace = new LineTrace("fuzz", Clock.systemUTC());
  private int before;
  private final V5Framing framing =
      new V5Framing(wire, trace, OptionalLong.of(SERIAL), 0, Clock.systemUTC(), () -> before);

  @BeforeEach
  void tellTheSeed() {
    System.out.println("V5FuzzTest: -Dmeriggio.seed=" + seed);
  }

  @Test
  void bytesOfChanceAreNeverAnAnswer() {
    for (int i = 0; i < CASES; i++) {
      byte[] bytes = new byte[random.nextInt(400)];
      for (int at = 0; at < bytes.length; at++) {
        // many starts, short lengths and ends, so that the later checks are reached too
        int kind = random.nextInt(8);
        bytes[at] = (byte) (kind == 0 ? 0xA5 : kind == 1 ? 0x10 : kind == 2 ? 0 : random.nextInt());
      }
      assertThat(answered(bytes)).as("seed %d case %d", seed, i).isFalse();
    }
  }

  @Test
  void aSpoiltAnswerIsRefusedOrRight() {
    int taken = 0;
    for (int i = 0; i < CASES; i++) {
      int value = random.nextInt(0x10000);
      before = random.nextInt(255);
      byte[] good = answer(value);
      if (answered(spoilt(good))) {
        taken++;
        int[] image = new int[1];
        exchange.registers(image, 0);
        assertThat(image[0]).as("seed %d case %d", seed, i).isEqualTo(value);
      }
    }
    assertThat(taken).as("most are found behind what is spoilt").isGreaterThan(CASES / 2);
  }

  @Test
  void everyLengthThatAnEnvelopeMayClaimIsBounded() {
    byte[] frame = answer(1);
    for (int length = 0; length <= 0xFFFF; length++) {
      frame[1] = (byte) length;
      frame[2] = (byte) (length >>> 8);
      int whole = V5Frame.length(frame, 0, frame.length);
      if (length > V5Frame.MAX_PAYLOAD) {
        assertThat(whole).as("claimed %d", length).isEqualTo(-1);
      }
      assertThat(whole).isLessThanOrEqualTo(frame.length);
    }
  }

  @Test
  void aLoggerThatNeverFallsSilentFillsNothing() {
    byte[] flood = new byte[1_000_000];
    for (int at = 0; at < flood.length; at++) {
      flood[at] = (byte) (random.nextInt(4) == 0 ? 0xA5 : random.nextInt());
    }
    assertThat(answered(flood)).isFalse();
  }

  /** Whether what came was taken for the answer; any failure must be one of I/O. */
  private boolean answered(byte[] bytes) {
    wire.open();
    framing.opened();
    exchange.read(1, 3, 0x0404, 1);
    int at = 0;
    while (at < bytes.length) {
      int end = Math.min(bytes.length, at + 1 + random.nextInt(bytes.length));
      wire.lay(HEX.formatHex(bytes, at, end));
      at = end;
    }
    try {
      framing.run(exchange, 1);
      return true;
    } catch (IOException refused) {
      assertThat(refused).hasMessageNotContaining("null");
      return false;
    } catch (RuntimeException wrong) {
      return fail("seed " + seed, wrong);
    } finally {
      wire.sent().clear();
    }
  }

  /** The answer to the next request of a connection that {@link #before} begins. */
  private byte[] answer(int value) {
    byte[] request = new byte[36];
    request[5] = (byte) (before + 1);
    System.arraycopy(HEX.parseHex("4e1caba1"), 0, request, 7, 4);
    byte[] rtu = {1, 3, 2, (byte) (value >>> 8), (byte) value, 0, 0};
    int crc = 0xFFFF;
    for (int bit = 0; bit < 40; bit++) {
      int in = rtu[bit / 8] >>> bit % 8 & 1;
      crc = (crc & 1) == in ? crc >>> 1 : crc >>> 1 ^ 0xA001;
    }
    rtu[5] = (byte) crc;
    rtu[6] = (byte) (crc >>> 8);
    return V5Stick.answer(request, HexFormat.ofDelimiter(" ").formatHex(rtu));
  }

  private byte[] spoilt(byte[] good) {
    return switch (random.nextInt(6)) {
      case 0 -> flipped(good);
      case 1 -> Arrays.copyOf(good, random.nextInt(good.length));
      case 2 -> V5Stick.joined(noise(), good);
      case 3 -> V5Stick.joined(flipped(good), good);
      case 4 -> V5Stick.joined(Arrays.copyOf(good, random.nextInt(good.length)), good, good);
      default -> V5Stick.joined(V5Stick.heartbeat(good), noise(), good, noise());
    };
  }

  private byte[] flipped(byte[] good) {
    byte[] wrong = good.clone();
    random
        .ints(0, wrong.length * 8)
        .distinct()
        .limit(1 + random.nextInt(3))
        .forEach(bit -> wrong[bit / 8] ^= (byte) (1 << bit % 8));
    return wrong;
  }

  private byte[] noise() {
    byte[] noise = new byte[random.nextInt(60)];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (byte) (random.nextInt(6) == 0 ? 0xA5 : random.nextInt());
    }
    return noise;
  }
}
