// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The limits of what fits, and the words for what doesn't. */
class ExchangeTest {
  private final Exchange exchange = new Exchange();

  @Test
  void anMbapLengthIsTwoTo254() throws FrameException {
    // stick-and-hub section 1.2
    byte[] header = {0, 1, 0, 0, 0, 0};
    assertThat(MbapFrame.length(header, 5)).as("too little to say").isZero();
    for (int length : new int[] {2, 3, 253, 254}) {
      header[5] = (byte) length;
      assertThat(MbapFrame.length(header, 6)).isEqualTo(6 + length);
    }
    for (int length : new int[] {0, 1, 255}) {
      header[5] = (byte) length;
      assertThatThrownBy(() -> MbapFrame.length(header, 6))
          .isInstanceOf(FrameException.class)
          .hasMessage("length %d in the header, 2…254 is allowed".formatted(length));
    }
    header[2] = 1;
    assertThatThrownBy(() -> MbapFrame.length(header, 6))
        .hasMessage("protocol id 256, 0 is allowed");
  }

  @Test
  void anMbapHeaderIsWrittenWhole() {
    byte[] frame = new byte[MbapFrame.MAX];
    Arrays.fill(frame, (byte) 0x55);
    exchange.read(247, 3, 0, 1);
    int length = MbapFrame.encode(exchange, 0x1ABCD, frame);
    assertThat(Hex.of(frame, length)).isEqualTo("AB CD 00 00 00 06 F7 03 00 00 00 01");
  }

  @Test
  void unitsAbove127AreTheSameInBothDirections() throws FrameException {
    exchange.read(247, 3, 0, 1);
    byte[] answer = Hex.bytes("FF FE 00 00 00 05 F7 03 02 12 34");
    MbapFrame.decode(exchange, 0xFFFE, answer, answer.length);
    assertThat(registers(1)).containsExactly(0x1234);
    byte[] rtu = Hex.bytes("F7 03 02 12 34 00 00");
    int crc = Crc16.of(rtu, 0, 5);
    rtu[5] = (byte) crc;
    rtu[6] = (byte) (crc >>> 8);
    RtuFrame.decode(exchange, rtu, rtu.length);
    assertThat(registers(1)).containsExactly(0x1234);
    rtu[0] = (byte) 0xF6;
    assertThatThrownBy(() -> RtuFrame.length(exchange, rtu, 7))
        .hasMessage("unit 246 answered, asked was unit 247");
  }

  @Test
  void aFrameWithoutAPduIsNoAnswer() {
    exchange.read(1, 3, 0, 1);
    byte[] bare = Hex.bytes("00 01 00 00 00 02 01 03");
    assertThatThrownBy(() -> MbapFrame.decode(exchange, 1, bare, 8))
        .isInstanceOf(FrameException.class);
    assertThatThrownBy(() -> MbapFrame.decode(exchange, 1, bare, 7))
        .hasMessage("7 bytes are no answer to function 0x03, 1 registers from 0x0000");
    assertThatThrownBy(() -> RtuFrame.decode(exchange, Hex.bytes("01 03 02 00"), 4))
        .hasMessage("4 bytes are no answer to function 0x03, 1 registers from 0x0000");
  }

  @Test
  void theLongestAnswersFit() throws FrameException {
    exchange.read(1, 4, 0, 125);
    byte[] pdu = new byte[252];
    pdu[0] = 4;
    pdu[1] = (byte) 250;
    pdu[251] = 7;
    exchange.take(pdu, 0, 252);
    assertThat(registers(125)[124]).isEqualTo(7);
    exchange.vendor(1, new byte[] {0x42}, Exchange.COUNTED);
    byte[] counted = new byte[253];
    counted[0] = 0x42;
    counted[1] = (byte) 251;
    exchange.take(counted, 0, 253);
    assertThat(exchange.answer()).hasSize(253);
    counted[1] = (byte) 252;
    assertThatThrownBy(() -> exchange.take(counted, 0, 253))
        .hasMessage("byte count 252 answered, function 0x42 needs 251");
  }

  @Test
  void refusalsSayWhatWasAskedAndWhatCame() {
    exchange.read(1, 3, 0x0404, 2);
    assertThatThrownBy(() -> exchange.answerLength(new byte[] {4, 4}, 0, 2))
        .hasMessage("function 0x04 answered, asked was function 0x03, 2 registers from 0x0404");
    assertThatThrownBy(() -> exchange.answerLength(new byte[] {3, 6}, 0, 2))
        .hasMessage("byte count 6 answered, function 0x03, 2 registers from 0x0404 needs 4");
    assertThatThrownBy(() -> exchange.take(new byte[] {(byte) 0x83, 0}, 0, 2))
        .hasMessage(
            "exception 0 answered function 0x03, 2 registers from 0x0404, 1…255 is allowed");
    exchange.writeOne(1, 0x9000, 50);
    assertThatThrownBy(() -> exchange.take(new byte[] {6, (byte) 0x90, 0, 0, 51}, 0, 5))
        .hasMessage("the echo of another write answered function 0x06, register 0x9000");
    assertThatThrownBy(() -> exchange.take(new byte[] {6, (byte) 0x90, 0, 0}, 0, 4))
        .hasMessage("4 bytes answered, function 0x06, register 0x9000 needs 5");
    exchange.vendor(1, new byte[] {0x42, 1}, 4);
    assertThatThrownBy(() -> exchange.take(new byte[] {0x41, 0, 0, 0}, 0, 4))
        .hasMessage("function 0x41 answered, asked was function 0x42");
  }

  @Test
  void aReadInDisguiseIsHeldToItsCount() throws FrameException {
    exchange.vendor(1, Hex.bytes("03 04 04 00 02"), Exchange.COUNTED);
    assertThat(exchange.longestAnswer()).isEqualTo(6);
    assertThatThrownBy(() -> exchange.answerLength(new byte[] {3, 2}, 0, 2))
        .isInstanceOf(FrameException.class);
    exchange.take(Hex.bytes("03 04 00 01 00 02"), 0, 6);
    assertThat(registers(2)).containsExactly(1, 2);
    exchange.vendor(1, Hex.bytes("42 04 04 00 02"), Exchange.COUNTED);
    assertThat(exchange.longestAnswer()).isEqualTo(Exchange.MAX_PDU);
  }

  @Test
  void aBroadcastExpectsNoAnswer() {
    exchange.vendor(0x88, Hex.bytes("01 01 42 00 66"), Exchange.NO_ANSWER);
    assertThat(exchange.expectsAnswer()).isFalse();
    exchange.vendor(1, Hex.bytes("42 01 02 07 D0"), Exchange.COUNTED);
    assertThat(exchange.expectsAnswer()).isTrue();
    exchange.read(1, 3, 0, 1);
    assertThat(exchange.expectsAnswer()).isTrue();
  }

  @Test
  void theFunctionsThatWriteAreThoseOfTheSpecification() {
    assertThat(IntStream.range(0, 128).filter(Exchange::writes))
        .containsExactly(0x05, 0x06, 0x0F, 0x10, 0x15, 0x16, 0x17);
    exchange.writeOne(1, 0, 0);
    assertThat(exchange.writes()).isTrue();
    exchange.read(1, 4, 0, 1);
    assertThat(exchange.writes()).isFalse();
  }

  @Test
  void answersOfTheSameShapeResembleEachOther() {
    exchange.read(7, 3, 0x0404, 2);
    assertThat(exchange.resembles(7, 3, 6)).isTrue();
    assertThat(exchange.resembles(8, 3, 6)).isFalse();
    assertThat(exchange.resembles(7, 4, 6)).isFalse();
    assertThat(exchange.resembles(7, 3, 8)).isFalse();
  }

  private int[] registers(int count) {
    int[] image = new int[count];
    exchange.registers(image, 0);
    return image;
  }
}
