// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.meriggio.device.DeviceException;
import io.meriggio.device.LineInfo.State;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.Reason;
import io.meriggio.modbus.line.Line;
import io.meriggio.modbus.line.LineSettings;
import io.meriggio.modbus.line.LineSettings.Tcp;
import io.meriggio.modbus.line.LineSettings.TcpFraming;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lines over TCP against a peer that answers by script. */
class TcpLineTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  private final AtomicLong leap = new AtomicLong();
  private final int[] image = {-1, -1, -1, -1};
  private Duration timeout = Duration.ofMillis(60);
  private ScriptedPeer peer;
  private Line line;

  @AfterEach
  void close() throws IOException {
    if (line != null) {
      line.close();
    }
    if (peer != null) {
      peer.close();
    }
  }

  @Test
  void readsOverModbusTcp() throws Exception {
    // stick-and-hub section 1.2
    connect(TcpFraming.MODBUS_TCP, 0, false, "00 01 00 00 00 05 01 03 02 00 02");
    assertThat(line.figures().state()).isEqualTo(State.STARTING);
    line.link().read(Turn.FAST_POLL, 1, 3, 0x0404, 1, image, 2);
    assertThat(peer.requests()).containsExactly("00 01 00 00 00 06 01 03 04 04 00 01");
    assertThat(image).containsExactly(-1, -1, 2, -1);
    assertThat(line.figures().state()).isEqualTo(State.UP);
    assertThat(line.figures().requests()).isEqualTo(1);
  }

  @Test
  void readsAndWritesOverRtuOnTcp() throws Exception {
    // stick-and-hub section 1.3
    connect(TcpFraming.RTU_OVER_TCP, 0, false, "01 03 02 00 02 39 85", "03 10 11 87 00 02 F5 3F");
    line.link().read(Turn.FAST_POLL, 1, 3, 0x0404, 1, image, 0);
    line.link().write(3, 0x10, 0x1187, new int[] {0, 1000});
    assertThat(peer.requests())
        .containsExactly("01 03 04 04 00 01 C4 FB", "03 10 11 87 00 02 04 00 00 03 E8 71 7F");
    assertThat(image[0]).isEqualTo(2);
  }

  @Test
  void oneValueGoesByFunction6WhenAskedFor() throws Exception {
    // INVERTERS section 5.4
    connect(TcpFraming.RTU_OVER_TCP, 0, false, "01 06 90 00 00 32 25 1F");
    line.link().write(1, 6, 0x9000, new int[] {50});
    assertThat(peer.requests()).containsExactly("01 06 90 00 00 32 25 1F");
  }

  @Test
  void aVendorFunctionGivesItsAnswer() throws Exception {
    // INVERTERS section 5.3: charge 2000 W, accepted, ready for both
    connect(TcpFraming.RTU_OVER_TCP, 0, false, "01 42 02 03 00 AC 88");
    byte[] request = HEX.parseHex("42 01 02 07 D0");
    byte[] answer = line.link().exchange(Turn.WRITE, true, 1, request, -1);
    assertThat(peer.requests()).containsExactly("01 42 01 02 07 D0 DA 55");
    assertThat(answer).isEqualTo(HEX.parseHex("42 02 03 00"));
  }

  @Test
  void aModbusExceptionKeepsTheConnection() throws Exception {
    connect(
        TcpFraming.RTU_OVER_TCP,
        0,
        false,
        "01 83 02 C0 F1",
        "01 90 03 0C 01",
        "01 03 02 00 02 39 85");
    assertThat(read(1, 0x0404).word()).isEqualTo("MODBUS_2");
    assertThat(read(1, 0x0404).modbusException()).isEqualTo(3);
    line.link().read(Turn.FAST_POLL, 1, 3, 0x0404, 1, image, 0);
    assertThat(image[0]).isEqualTo(2);
    assertThat(peer.connections()).isEqualTo(1);
    assertThat(line.figures().errors()).isZero();
  }

  @Test
  void theAnswerOfAnotherTransactionClosesAndTheReadIsTriedAgain() throws Exception {
    connect(
        TcpFraming.MODBUS_TCP,
        1,
        false,
        "00 07 00 00 00 05 01 03 02 00 63",
        "00 02 00 00 00 05 01 03 02 00 02");
    line.link().read(Turn.FAST_POLL, 1, 3, 0x0404, 1, image, 0);
    assertThat(image[0]).isEqualTo(2);
    assertThat(peer.connections()).isEqualTo(2);
    assertThat(line.figures().errors()).isEqualTo(1);
  }

  @Test
  void anAnswerThatCameTwiceIsNotLeftForTheNextRead() throws Exception {
    connect(
        TcpFraming.MODBUS_TCP,
        1,
        false,
        "00 01 00 00 00 05 01 03 02 00 02 00 01 00 00 00 05 01 03 02 00 02",
        "00 02 00 00 00 05 01 03 02 00 02",
        "00 03 00 00 00 05 01 03 02 00 07");
    line.link().read(Turn.FAST_POLL, 1, 3, 0x0404, 1, image, 0);
    line.link().read(Turn.FAST_POLL, 1, 3, 0x0405, 1, image, 1);
    assertThat(image).startsWith(2, 7);
    assertThat(peer.connections()).isEqualTo(2);
    assertThat(line.figures().errors()).isEqualTo(1);
  }

  @Test
  void aLateAnswerDiesWithItsConnection() throws Exception {
    peer =
        new ScriptedPeer(
            (number, request, out, socket) -> {
              if (number > 0) {
                out.write(HEX.parseHex("00 02 00 00 00 05 01 03 02 00 02"));
              }
            });
    open(TcpFraming.MODBUS_TCP, 1, false);
    line.link().read(Turn.FAST_POLL, 1, 3, 0x0404, 1, image, 0);
    assertThat(image[0]).isEqualTo(2);
    assertThat(peer.connections()).isEqualTo(2);
    assertThat(line.figures().timeouts()).isEqualTo(1);
  }

  @Test
  void aWriteIsNeverTriedAgain() throws Exception {
    peer = new ScriptedPeer((number, request, out, socket) -> socket.close());
    open(TcpFraming.MODBUS_TCP, 5, false);
    DeviceException failure =
        catchThrowableOfType(
            DeviceException.class, () -> line.link().write(1, 0x10, 0x1104, new int[] {0}));
    assertThat(failure.reason()).isEqualTo(Reason.LINE_DOWN);
    assertThat(peer.requests()).hasSize(1);
  }

  @Test
  void aWriteThatIsNotAnsweredIsNeverTriedAgain() throws Exception {
    peer = new ScriptedPeer((number, request, out, socket) -> {});
    open(TcpFraming.MODBUS_TCP, 5, false);
    ModbusLink link = line.link();
    byte[] charge = HEX.parseHex("42 01 02 07 D0");
    byte[] coil = HEX.parseHex("05 00 00 FF 00");
    List<ThrowingCallable> writes =
        List.of(
            () -> link.write(1, 0x10, 0x1104, new int[] {0}),
            () -> link.exchange(Turn.WRITE, true, 2, charge, -1),
            () -> link.exchange(Turn.PASSTHROUGH, false, 3, coil, 5));
    for (int i = 0; i < writes.size(); i++) {
      DeviceException failure = catchThrowableOfType(DeviceException.class, writes.get(i));
      assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
      assertThat(peer.requests()).hasSize(i + 1);
    }
  }

  @Test
  void aSilentUnitIsLeftAloneUntilItsBackOffIsOver() throws Exception {
    peer = new ScriptedPeer((number, request, out, socket) -> {});
    open(TcpFraming.MODBUS_TCP, 0, false);
    assertThat(read(7, 0).reason()).isEqualTo(Reason.TIMEOUT);
    DeviceException held = read(7, 0);
    assertThat(held.reason()).isEqualTo(Reason.OFFLINE);
    assertThat(held).hasMessage("line met: unit 7 does not answer; tried again in 1 s");
    assertThat(peer.requests()).hasSize(1);
    leap.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(read(7, 0).reason()).isEqualTo(Reason.TIMEOUT);
    assertThat(read(7, 0)).hasMessage("line met: unit 7 does not answer; tried again in 2 s");
    assertThat(peer.requests()).hasSize(2);
  }

  @Test
  void aReadOnlyLineLetsNoWriteLeave() throws Exception {
    connect(TcpFraming.MODBUS_TCP, 0, true);
    byte[] coil = {0x05, 0, 0, (byte) 0xFF, 0};
    byte[] vendor = {0x42, 1, 2, 7, (byte) 0xD0};
    for (int function : new int[] {6, 16}) {
      assertThat(
              catchThrowableOfType(
                      DeviceException.class,
                      () -> line.link().write(1, function, 0x9000, new int[] {50}))
                  .reason())
          .isEqualTo(Reason.READ_ONLY_LINE);
    }
    assertThat(
            catchThrowableOfType(
                    DeviceException.class,
                    () -> line.link().exchange(Turn.WRITE, true, 1, vendor, -1))
                .reason())
        .isEqualTo(Reason.READ_ONLY_LINE);
    assertThat(
            catchThrowableOfType(
                    DeviceException.class,
                    () -> line.link().exchange(Turn.PASSTHROUGH, false, 1, coil, 5))
                .reason())
        .isEqualTo(Reason.READ_ONLY_LINE);
    assertThat(peer.connections()).isZero();
    assertThat(peer.requests()).isEmpty();
  }

  @Test
  void aRefusedConnectionIsToldWithItsMendAndBackedOff() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    open(port, TcpFraming.MODBUS_TCP, 1, false);
    DeviceException refused = read(1, 0);
    assertThat(refused.reason()).isEqualTo(Reason.LINE_DOWN);
    assertThat(refused)
        .hasMessage(
            "line met: 127.0.0.1:%d refused the connection: check the port and that Modbus is"
                    .formatted(port)
                + " switched on there");
    assertThat(read(1, 0)).hasMessageEndingWith("tried again in 1 s");
    assertThat(line.figures().state()).isEqualTo(State.DOWN);
    assertThat(line.figures().reason()).isEqualTo(Reason.LINE_DOWN);
    assertThat(line.figures().detail().english()).startsWith("127.0.0.1:" + port + " refused");
  }

  @Test
  void aBroadcastWaitsForNoAnswer() throws Exception {
    // INVERTERS section 5.4: stop, to every old inverter
    connect(TcpFraming.RTU_OVER_TCP, 0, false, "");
    byte[] stop = HEX.parseHex("01 01 42 00 66");
    assertThat(line.link().exchange(Turn.WRITE, true, 0x88, stop, 0)).isEmpty();
    assertThat(line.figures().timeouts()).isZero();
    line.close();
    peer.awaitRequests(1);
    assertThat(peer.requests()).containsExactly("88 01 01 42 00 66 02 91");
  }

  @Test
  void anInterruptDoesNotAbandonAnExchangeOnTheWire() throws Exception {
    Thread reader = Thread.currentThread();
    peer =
        new ScriptedPeer(
            (number, request, out, socket) -> {
              reader.interrupt();
              out.write(HEX.parseHex("00 01 00 00 00 05 01 03 02 00 02"));
            });
    timeout = Duration.ofSeconds(10);
    open(TcpFraming.MODBUS_TCP, 0, false);
    line.link().read(Turn.FAST_POLL, 1, 3, 0x0404, 1, image, 0);
    assertThat(image[0]).isEqualTo(2);
    while (!Thread.interrupted()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void closingEndsTheExchangeInHandAndRefusesWhoWaits() throws Exception {
    peer = new ScriptedPeer((number, request, out, socket) -> {});
    timeout = Duration.ofMinutes(1);
    open(TcpFraming.MODBUS_TCP, 3, false);
    CompletableFuture<Reason> inHand =
        CompletableFuture.supplyAsync(() -> read(1, 0).reason(), task -> new Thread(task).start());
    peer.awaitRequests(1);
    CompletableFuture<Reason> waiting =
        CompletableFuture.supplyAsync(() -> read(2, 0).reason(), task -> new Thread(task).start());
    line.close();
    assertThat(inHand.get(10, TimeUnit.SECONDS)).isEqualTo(Reason.LINE_DOWN);
    assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo(Reason.LINE_DOWN);
    assertThat(peer.requests()).hasSize(1);
  }

  @Test
  void whatIsOutOfRangeIsRefusedBeforeItIsSent() throws Exception {
    connect(TcpFraming.MODBUS_TCP, 0, false);
    ModbusLink link = line.link();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> link.read(Turn.FAST_POLL, 1, 3, 0, 126, new int[126], 0))
        .withMessage("count 126: 1…125 is allowed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> link.read(Turn.FAST_POLL, 1, 3, 0xFFFF, 2, new int[2], 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> link.read(Turn.FAST_POLL, 256, 3, 0, 1, new int[1], 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> link.read(Turn.FAST_POLL, 1, 6, 0, 1, new int[1], 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> link.write(1, 0x10, 0, new int[124]))
        .withMessage("count 124: 1…123 is allowed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> link.exchange(Turn.WRITE, true, 1, new byte[] {(byte) 0x90}, 2));
    assertThat(peer.connections()).isZero();
  }

  @Test
  void aStickIsReadInShortBlocks() {
    // stick-and-hub section 1.4
    open(8899, TcpFraming.MODBUS_TCP, 0, true);
    assertThat(line.link().maxRead()).isEqualTo(30);
    open(502, TcpFraming.MODBUS_TCP, 0, true);
    assertThat(line.link().maxRead()).isEqualTo(125);
  }

  @Test
  void aClosedLineAnswersNobody() throws Exception {
    connect(TcpFraming.MODBUS_TCP, 0, false);
    line.close();
    assertThat(read(1, 0).reason()).isEqualTo(Reason.LINE_DOWN);
    assertThat(peer.connections()).isZero();
  }

  private DeviceException read(int unit, int address) {
    return catchThrowableOfType(
        DeviceException.class,
        () -> line.link().read(Turn.FAST_POLL, unit, 3, address, 1, image, 0));
  }

  private void connect(TcpFraming framing, int retries, boolean readOnly, String... answers)
      throws IOException {
    peer = ScriptedPeer.answering(answers);
    open(framing, retries, readOnly);
  }

  private void open(TcpFraming framing, int retries, boolean readOnly) {
    open(peer.port(), framing, retries, readOnly);
  }

  private void open(int port, TcpFraming framing, int retries, boolean readOnly) {
    LineSettings settings =
        new LineSettings(
            new Tcp("127.0.0.1", port, framing), timeout, Duration.ZERO, retries, readOnly);
    line =
        new LineFactoryComponent(() -> System.nanoTime() + leap.get(), Clock.systemUTC())
            .create("met", settings);
  }
}
