// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.modbus.internal.frame.Exchange;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A logger's connection between and beside requests, without time (solarman-v5). */
class V5FramingTest {
  // vector gen-08
  private static final String HEARTBEAT = "a50100104707204e1caba1003515";
  private static final String ACKNOWLEDGEMENT = "a50a00101708204e1caba1000180e14e68000000002715";
  // vector gen-01
  private static final String REQUEST =
      "a51700104501004e1caba1020000000000000000000000000000010304040001c4fbf115";
  private static final String ANSWER =
      "a51500101501104e1caba10201404b4c008051010080b41d67010302000239852b15";

  private final MemoryWire wire = new MemoryWire();
  private final V5Framing framing =
      new V5Framing(
          wire,
          new LineTrace("v5", Clock.systemUTC()),
          OptionalLong.of(2712345678L),
          0,
          Clock.fixed(Instant.ofEpochSecond(1_750_000_000), ZoneOffset.UTC),
          () -> 0);
  private final Exchange exchange = new Exchange();

  @BeforeEach
  void open() {
    wire.open();
    framing.opened();
    exchange.read(1, 3, 0x0404, 1);
  }

  @Test
  void aHeartbeatOnAnIdleConnectionIsAcknowledgedAndKeepsIt() throws Exception {
    wire.lay(HEARTBEAT);
    assertThat(framing.isStale()).isFalse();
    assertThat(wire.sent()).containsExactly(ACKNOWLEDGEMENT);
    wire.lay(ANSWER);
    framing.run(exchange, 1);
    assertThat(wire.sent()).containsExactly(ACKNOWLEDGEMENT, REQUEST);
    assertThat(wire.openings()).isEqualTo(1);
  }

  @Test
  void halfAHeartbeatWaitsForItsEnd() throws Exception {
    wire.lay(HEARTBEAT.substring(0, 10));
    assertThat(framing.isStale()).isFalse();
    assertThat(wire.sent()).isEmpty();
    wire.lay(HEARTBEAT.substring(10) + ANSWER);
    framing.run(exchange, 1);
    assertThat(exchange.answer()).containsExactly(3, 2, 0, 2);
    assertThat(wire.sent()).containsExactly(REQUEST, ACKNOWLEDGEMENT);
  }

  @Test
  void aConnectionThatTheLoggerClosedIsStale() {
    // section 1: a stick closes an idle socket, after 300 s in the usual set-up
    wire.layEnd();
    assertThat(framing.isStale()).isTrue();
  }

  @Test
  void aLoggersHandshakeIsAnsweredByItsOwnKind() {
    // vector gen-09, sections 2 and 8: type − 0x30, the first byte of the payload given back
    String handshake =
        "a57500104100014e1caba102580200001e00000000000000053c78012d024c5357335f31355f464646465f312e"
            + "302e3030000000000000000000000000000000000000000000e8fdf80102033139322e3136382e312e3131"
            + "35000000000000000000000056312e312e30302e30420000000000000000000000000000000000004515";
    wire.lay(handshake);
    assertThat(framing.isStale()).isFalse();
    assertThat(wire.sent()).containsExactly("a50a00101101014e1caba1020180e14e6800000000fd15");
  }
}
