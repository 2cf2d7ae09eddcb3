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
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A Hub's line: what it passes, and what happens when another program takes it (stick-and-hub 2).
 */
@Timeout(20)
class HubLineTest {
  private static final int PORT = 55400;
  private static final HexFormat HEX = HexFormat.of();

  private final AtomicLong leap = new AtomicLong();
  private final int[] image = {-1};
  private ScriptedPeer hub;
  private Line line;

  @AfterEach
  void close() throws IOException {
    line.close();
    hub.close();
  }

  @Test
  void whatAHubDoesNotPassIsRefusedBeforeItIsSent() throws Exception {
    connect((number, request, out, socket) -> {});
    assertRefused(() -> line.link().read(Turn.FAST_POLL, 3, 4, 0x0404, 1, image, 0), "0x04");
    byte[] vendor = {0x42, 1, 2, 7, (byte) 0xD0};
    assertRefused(() -> line.link().exchange(Turn.WRITE, true, 3, vendor, -1), "0x42");
    assertThat(hub.connections()).isZero();
    assertThat(line.figures().requests()).isZero();
  }

  private static void assertRefused(ThrowingCallable request, String function) {
    DeviceException refused = catchThrowableOfType(DeviceException.class, request);
    assertThat(refused.reason()).isEqualTo(Reason.NOT_ALLOWED);
    assertThat(refused)
        .hasMessage(
            "line hub: function %s was not sent, a Hub passes 0x03 and 0x10 only"
                .formatted(function));
  }

  @Test
  void aSingleWriteGoesByFunction16() throws Exception {
    connect((number, request, out, socket) -> out.write(HEX.parseHex("000100000006031011870001")));
    line.link().write(3, 0x06, 0x1187, new int[] {1});
    assertThat(hub.requests()).containsExactly("00 01 00 00 00 09 03 10 11 87 00 01 02 00 01");
  }

  @Test
  void whoIsThrownOutWaitsHalfAMinuteAndDoesNotFight() throws Exception {
    connect(
        (number, request, out, socket) -> {
          if (number == 1) {
            socket.close();
          } else {
            out.write(new byte[] {0, request[1], 0, 0, 0, 5, 3, 3, 2, 0, 2});
          }
        });
    read();
    leap.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(failure().reason()).isEqualTo(Reason.PREEMPTED);
    assertThat(line.figures().state()).isEqualTo(State.DOWN);
    assertThat(line.figures().reason()).isEqualTo(Reason.PREEMPTED);
    leap.addAndGet(Duration.ofSeconds(29).toNanos());
    assertThat(failure()).hasMessageContaining("another program took it over; tried again in 1 s");
    assertThat(hub.connections()).isEqualTo(1);
    leap.addAndGet(Duration.ofSeconds(5).toNanos());
    read();
    assertThat(hub.connections()).isEqualTo(2);
    assertThat(line.figures().state()).isEqualTo(State.UP);
  }

  @Test
  void whoIsThrownOutBeforeItsFirstAnswerWaitsAsWell() throws Exception {
    connect((number, request, out, socket) -> socket.close());
    assertThat(failure().reason()).isEqualTo(Reason.PREEMPTED);
    leap.addAndGet(Duration.ofSeconds(29).toNanos());
    assertThat(failure().reason()).isEqualTo(Reason.PREEMPTED);
    assertThat(hub.connections()).isEqualTo(1);
  }

  private void read() throws DeviceException {
    line.link().read(Turn.FAST_POLL, 3, 3, 0x0404, 1, image, 0);
  }

  private DeviceException failure() {
    return catchThrowableOfType(DeviceException.class, this::read);
  }

  private void connect(ScriptedPeer.Script script) throws IOException {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    byte[] own = {127, (byte) random.nextInt(1, 255), (byte) random.nextInt(255), 1};
    InetAddress address = InetAddress.getByAddress(own);
    hub = new ScriptedPeer(address, PORT, script);
    Tcp path = new Tcp(address.getHostAddress(), PORT, TcpFraming.MODBUS_TCP);
    line =
        new LineFactoryComponent(() -> System.nanoTime() + leap.get(), Clock.systemUTC())
            .create("hub", new LineSettings(path, Duration.ofSeconds(5), Duration.ZERO, 1, false));
  }
}
