// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.Reason;
import io.meriggio.modbus.line.Line;
import io.meriggio.modbus.line.LineSettings;
import io.meriggio.modbus.line.LineSettings.Tcp;
import io.meriggio.modbus.line.LineSettings.TcpFraming;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Ethernet sticks get wrong in their answers (stick-and-hub section 1.2). */
@Timeout(20)
class CutConfirmationTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final String CONFIRMED = "000100000006011011870001";

  @ParameterizedTest
  @ValueSource(ints = {8, 9, 10})
  void aCutConfirmationIsReadBack(int length) throws Exception {
    try (ScriptedPeer stick = cutting(length, 7);
        Line line = line(stick, TcpFraming.MODBUS_TCP)) {
      line.link().write(1, 0x10, 0x1187, new int[] {7});
      assertThat(stick.requests())
          .containsExactly(
              "00 01 00 00 00 09 01 10 11 87 00 01 02 00 07",
              "00 02 00 00 00 06 01 03 11 87 00 01");
    }
  }

  @Test
  void aWriteThatReadsBackOtherwiseIsAMismatch() throws Exception {
    try (ScriptedPeer stick = cutting(9, 8);
        Line line = line(stick, TcpFraming.MODBUS_TCP)) {
      DeviceException failed = write(line);
      assertThat(failed.reason()).isEqualTo(Reason.MISMATCH);
      assertThat(failed).hasMessageContaining("register 0x1187 of unit 1 reads [8] instead of [7]");
    }
  }

  @Test
  void aWriteThatCanNotBeReadBackHasFailed() throws Exception {
    try (ScriptedPeer stick =
            new ScriptedPeer(
                (number, request, out, socket) ->
                    out.write(
                        number == 0
                            ? Arrays.copyOf(HEX.parseHex(CONFIRMED), 10)
                            : HEX.parseHex("000200000003018302")));
        Line line = line(stick, TcpFraming.MODBUS_TCP)) {
      DeviceException failed = write(line);
      assertThat(failed.reason()).isEqualTo(Reason.TIMEOUT);
      assertThat(failed).hasMessageContaining("only 10 bytes of the confirmation");
      assertThat(stick.requests()).hasSize(2);
    }
  }

  @Test
  void theStartOfAnotherAnswerIsNoConfirmation() throws Exception {
    try (ScriptedPeer stick = ScriptedPeer.answering("00 07 00 00 00 06 01 10 11");
        Line line = line(stick, TcpFraming.MODBUS_TCP)) {
      assertThat(write(line)).hasMessageContaining("only 9 bytes of an answer");
      assertThat(stick.requests()).hasSize(1);
    }
  }

  @Test
  void anExceptionWithTheLengthOfItsRequestIsTaken() throws Exception {
    // as in vector pub-09: the high byte of the length is another's, nine bytes came
    try (ScriptedPeer stick = ScriptedPeer.answering("00 01 00 00 45 03 01 83 02");
        Line line = line(stick, TcpFraming.MODBUS_TCP)) {
      DeviceException refused =
          catchThrowableOfType(
              DeviceException.class,
              () -> line.link().read(Turn.FAST_POLL, 1, 3, 0, 1, new int[1], 0));
      assertThat(refused.modbusException()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // stick-and-hub section 1.1: captured answers carry no checksum; some may
        "00 01 00 00 00 05 01 03 02 00 02",
        "00 01 00 00 00 07 01 03 02 00 02 39 85"
      })
  void theHybridAsksWithChecksumAndTakesBothKindsOfAnswers(String answer) throws Exception {
    try (ScriptedPeer stick = ScriptedPeer.answering(answer);
        Line line = line(stick, TcpFraming.MODBUS_TCP_CRC)) {
      int[] image = new int[1];
      line.link().read(Turn.FAST_POLL, 1, 3, 0x0404, 1, image, 0);
      assertThat(image[0]).isEqualTo(2);
      assertThat(stick.requests()).containsExactly("00 01 00 00 00 08 01 03 04 04 00 01 C4 FB");
    }
  }

  @Test
  void aHybridAnswerWithAWrongChecksumIsRefused() throws Exception {
    try (ScriptedPeer stick = ScriptedPeer.answering("00 01 00 00 00 07 01 03 02 00 02 39 84");
        Line line = line(stick, TcpFraming.MODBUS_TCP_CRC)) {
      DeviceException refused =
          catchThrowableOfType(
              DeviceException.class,
              () -> line.link().read(Turn.FAST_POLL, 1, 3, 0x0404, 1, new int[1], 0));
      assertThat(refused.reason()).isEqualTo(Reason.DEVICE_ERROR);
    }
  }

  private static DeviceException write(Line line) {
    return catchThrowableOfType(
        DeviceException.class, () -> line.link().write(1, 0x10, 0x1187, new int[] {7}));
  }

  /** Cuts the confirmation; then the register holds a value. */
  private static ScriptedPeer cutting(int length, int value) throws Exception {
    return new ScriptedPeer(
        (number, request, out, socket) ->
            out.write(
                number == 0
                    ? Arrays.copyOf(HEX.parseHex(CONFIRMED), length)
                    : new byte[] {0, 2, 0, 0, 0, 5, 1, 3, 2, 0, (byte) value}));
  }

  private static Line line(ScriptedPeer peer, TcpFraming framing) {
    Tcp path = new Tcp("127.0.0.1", peer.port(), framing);
    return new LineFactoryComponent()
        .create("eth", new LineSettings(path, Duration.ofMillis(150), Duration.ZERO, 0, false));
  }
}
