// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.meriggio.device.DeviceException;
import io.meriggio.device.LineInfo.State;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.Reason;
import io.meriggio.modbus.line.Line;
import io.meriggio.modbus.line.LineSettings;
import io.meriggio.modbus.line.LineSettings.Tcp;
import io.meriggio.modbus.line.LineSettings.TcpFraming;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lines to a Solarman V5 stick that answers by script (solarman-v5). */
@Timeout(20)
class StickLineTest {
  private static final long SERIAL = 2712345678L;
  // register 0x0404 of unit 1 is 2, stick-and-hub section 1.3
  private static final String TWO = "01 03 02 00 02 39 85";
  private static final String CONFIRMED = "01 10 11 87 00 02 F4 DD";

  private final AtomicLong leap = new AtomicLong();
  private final int[] image = {-1};
  private ScriptedPeer peer;
  private Line line;

  @AfterEach
  void close() throws IOException {
    line.close();
    peer.close();
  }

  @Test
  void aHeartbeatBetweenRequestAndAnswerIsAcknowledged() throws Exception {
    connect(
        OptionalLong.of(SERIAL),
        0,
        (number, request, out, socket) -> {
          if (isRequest(request)) {
            out.write(V5Stick.joined(V5Stick.heartbeat(request), V5Stick.answer(request, TWO)));
          }
        });
    read();
    peer.awaitRequests(2);
    assertThat(image[0]).isEqualTo(2);
    assertThat(peer.requests().get(1)).startsWith("A5 0A 00 10 17").hasSize(3 * 23 - 1);
    assertThat(line.figures().errors()).isZero();
    assertThat(line.link().maxRead()).as("section 10").isEqualTo(60);
  }

  @Test
  void anAnswerInPiecesBehindTextOfTheModuleIsFound() throws Exception {
    connect(
        OptionalLong.of(SERIAL),
        0,
        (number, request, out, socket) -> {
          out.write("AT+YZCMPVER=MW3_16U\r\n".getBytes(StandardCharsets.US_ASCII));
          for (byte part : V5Stick.answer(request, TWO)) {
            out.write(part);
          }
        });
    read();
    assertThat(image[0]).isEqualTo(2);
  }

  @Test
  void anUnknownSerialNumberIsLearntByARead() throws Exception {
    connect(
        OptionalLong.empty(),
        0,
        (number, request, out, socket) ->
            out.write(
                V5Stick.serial(request) == SERIAL
                    ? V5Stick.answer(request, CONFIRMED)
                    : V5Stick.answer(request, SERIAL, "06 00")));
    assertThat(line.figures().detail().english()).isEmpty();
    line.link().write(1, 0x10, 0x1187, new int[] {0, 1000});
    assertThat(peer.requests()).hasSize(2);
    assertThat(peer.requests().get(0)).contains("00 00 00 00 02").contains("01 03 04 04 00 01");
    assertThat(peer.requests().get(1)).contains("4E 1C AB A1 02").contains("01 10 11 87");
    assertThat(line.figures().detail().english()).isEqualTo("logger 2712345678");
  }

  @Test
  void anotherLoggerIsRefusedAndToldWithItsMend() throws Exception {
    // vector pub-04
    connect(
        OptionalLong.of(2111130827L),
        1,
        (number, request, out, socket) -> out.write(V5Stick.answer(request, 4068039735L, "06 00")));
    DeviceException refused = failure();
    assertThat(refused.reason()).isEqualTo(Reason.WRONG_LOGGER_SERIAL);
    assertThat(refused)
        .hasMessageContaining("is logger 4068039735, not 2111130827: put 4068039735 into");
    assertThat(line.figures().state()).isEqualTo(State.DOWN);
    assertThat(line.figures().reason()).isEqualTo(Reason.WRONG_LOGGER_SERIAL);
    assertThat(failure()).hasMessageEndingWith("tried again in 1 s");
    assertThat(peer.requests()).hasSize(1);
  }

  @Test
  void valuesOfAnotherLoggerAreNotTaken() throws Exception {
    connect(
        OptionalLong.of(SERIAL),
        1,
        (number, request, out, socket) -> out.write(V5Stick.answer(request, SERIAL + 1, TWO)));
    assertThat(failure().reason()).isEqualTo(Reason.WRONG_LOGGER_SERIAL);
    assertThat(image[0]).isEqualTo(-1);
  }

  @Test
  void aLoggerWithoutAnAnswerIsToldAsATimeoutAndAskedOnceMore() throws Exception {
    connect(OptionalLong.of(SERIAL), 1, error("05 00"));
    DeviceException silent = failure();
    assertThat(silent.reason()).isEqualTo(Reason.TIMEOUT);
    assertThat(silent.modbusException()).isZero();
    assertThat(silent).hasMessageContaining("logger 2712345678 answered error 05");
    assertThat(peer.requests()).hasSize(2);
    assertThat(peer.connections()).isEqualTo(1);
    assertThat(line.figures().state()).isEqualTo(State.UP);
    assertThat(failure().reason()).as("the unit is backed off").isEqualTo(Reason.OFFLINE);
  }

  @Test
  void aWriteWithALoggersErrorIsNotRepeated() throws Exception {
    connect(OptionalLong.of(SERIAL), 5, error("05 00"));
    DeviceException failed =
        catchThrowableOfType(
            DeviceException.class, () -> line.link().write(1, 0x10, 0x1187, new int[] {0}));
    assertThat(failed.reason()).isEqualTo(Reason.TIMEOUT);
    assertThat(peer.requests()).hasSize(1);
  }

  @Test
  void aLoggersErrorIsNoModbusExceptionOfTheSameNumber() throws Exception {
    connect(OptionalLong.of(SERIAL), 1, error("02 00"));
    DeviceException failed = failure();
    assertThat(failed.reason()).isEqualTo(Reason.DEVICE_ERROR);
    assertThat(failed.modbusException()).isZero();
    assertThat(failed).hasMessageContaining("answered error 02");
    assertThat(peer.requests()).hasSize(1);
  }

  @Test
  void aModbusExceptionInsideAnEnvelopeIsOne() throws Exception {
    // vector gen-04
    connect(OptionalLong.of(SERIAL), 1, error("01 83 02 C0 F1"));
    assertThat(failure().modbusException()).isEqualTo(2);
    assertThat(peer.connections()).isEqualTo(1);
  }

  @Test
  void oneTimeoutKeepsTheConnectionAndTheLateAnswerIsDropped() throws Exception {
    byte[][] first = new byte[1][];
    connect(
        OptionalLong.of(SERIAL),
        1,
        (number, request, out, socket) -> {
          if (number == 0) {
            first[0] = request;
          } else {
            out.write(
                V5Stick.joined(
                    V5Stick.answer(first[0], "01 03 02 00 07 F9 86"),
                    V5Stick.answer(request, TWO)));
          }
        });
    read();
    assertThat(image[0]).isEqualTo(2);
    assertThat(peer.connections()).isEqualTo(1);
    assertThat(line.figures().timeouts()).isEqualTo(1);
  }

  @Test
  void twoTimeoutsCloseAndTheNextConnectionKeepsClearOfTheirNumbers() throws Exception {
    connect(
        OptionalLong.of(SERIAL),
        0,
        (number, request, out, socket) -> {
          if (number == 2) {
            out.write(V5Stick.answer(request, TWO));
          }
        });
    for (int i = 0; i < 2; i++) {
      DeviceException silent = failure();
      assertThat(silent.reason()).isEqualTo(Reason.TIMEOUT);
      assertThat(silent).hasMessageContaining("is loggerSerial 2712345678 the number on the");
      leap.addAndGet(Duration.ofSeconds(5).toNanos());
    }
    read();
    assertThat(peer.connections()).isEqualTo(2);
    int second = sequence(1);
    assertThat(second).isEqualTo(sequence(0) + 1 & 0xFF);
    assertThat(sequence(2) - second & 0xFF).isBetween(16, 241);
  }

  @Test
  void aLoggerThatOnlyTalksOfItselfIsGivenUp() throws Exception {
    connect(
        OptionalLong.of(SERIAL),
        0,
        (number, request, out, socket) -> {
          for (int i = 0; isRequest(request) && i < 12; i++) {
            out.write(V5Stick.heartbeat(request));
          }
        });
    DeviceException failed = failure();
    assertThat(failed.reason()).isEqualTo(Reason.DEVICE_ERROR);
    assertThat(failed).hasMessageContaining("more than 8 frames of the logger's own");
  }

  @Test
  void aStickThatSpeaksModbusTcpIsToldWithItsMend() throws Exception {
    // vector pub-09
    connect(
        OptionalLong.of(SERIAL),
        0,
        (number, request, out, socket) -> out.write(HexFormat.of().parseHex("a5170010450300de02")));
    assertThat(failure())
        .hasMessageContaining("speaks Modbus TCP: set transport to modbus-tcp or auto");
  }

  private static ScriptedPeer.Script error(String inner) {
    return (number, request, out, socket) -> out.write(V5Stick.answer(request, inner));
  }

  private static boolean isRequest(byte[] frame) {
    return frame[4] == 0x45;
  }

  private int sequence(int request) {
    return Integer.parseInt(peer.requests().get(request).substring(15, 17), 16);
  }

  private void read() throws DeviceException {
    line.link().read(Turn.FAST_POLL, 1, 3, 0x0404, 1, image, 0);
  }

  private DeviceException failure() {
    return catchThrowableOfType(DeviceException.class, this::read);
  }

  private void connect(OptionalLong serial, int retries, ScriptedPeer.Script script)
      throws IOException {
    peer = new ScriptedPeer(script);
    Tcp path = new Tcp("127.0.0.1", peer.port(), TcpFraming.SOLARMAN_V5, serial);
    line =
        new LineFactoryComponent(() -> System.nanoTime() + leap.get(), Clock.systemUTC())
            .create(
                "stick",
                new LineSettings(path, Duration.ofMillis(250), Duration.ZERO, retries, false));
  }
}
