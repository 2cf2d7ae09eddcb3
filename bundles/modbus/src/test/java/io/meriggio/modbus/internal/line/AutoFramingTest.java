// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.modbus.internal.frame.Exchange;
import io.meriggio.modbus.line.LineSettings.TcpFraming;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a stick's framing is found out, without time (stick-and-hub section 1.1). */
class AutoFramingTest {
  // register 0x0404 of unit 1 holds 2: stick-and-hub sections 1.2 and 1.3, transaction 0x0001
  private static final String MBAP_REQUEST = "000100000006010304040001";
  private static final String MBAP_ANSWER = "0001000000050103020002";
  private static final String RTU_REQUEST = "010304040001c4fb";
  private static final String RTU_ANSWER = "01030200023985";
  private static final String CRC_REQUEST = "000100000008010304040001c4fb";
  // solarman-v5-vectors gen-01 and gen-08
  private static final String V5_ANSWER =
      "a51500101501104e1caba10201404b4c008051010080b41d67010302000239852b15";
  private static final String V5_HEARTBEAT = "a50100104707204e1caba1003515";

  private final MemoryWire wire = new MemoryWire();
  private final LineTrace trace = new LineTrace("auto", Clock.systemUTC());
  private final List<TcpFraming> made = new ArrayList<>();
  private final Exchange exchange = new Exchange();
  private final Detection detection = new Detection(wire, trace, OptionalLong.empty(), 0, () -> 1);
  private final AutoFraming framing = new AutoFraming("stick", wire, detection, 0, this::made);

  private Framing made(TcpFraming kind) {
    made.add(kind);
    return switch (kind) {
      case MODBUS_TCP -> new MbapFraming(wire, trace, false);
      case MODBUS_TCP_CRC -> new MbapFraming(wire, trace, true);
      case RTU_OVER_TCP -> new RtuFraming(wire, trace);
      default ->
          new V5Framing(wire, trace, OptionalLong.of(2712345678L), 0, Clock.systemUTC(), () -> 0);
    };
  }

  @BeforeEach
  void ask() {
    exchange.read(1, 3, 0x0404, 1);
  }

  @Test
  void modbusTcpIsAskedFirstAndKept() throws Exception {
    wire.open();
    wire.lay(MBAP_ANSWER, MBAP_ANSWER, "00020000000501030200" + "07");
    framing.run(exchange, 1);
    assertThat(wire.sent()).containsExactly(MBAP_REQUEST, MBAP_REQUEST);
    assertThat(value()).isEqualTo(2);
    assertThat(framing.findings().english()).isEqualTo("detected: modbus-tcp");
    framing.run(exchange, 1);
    assertThat(value()).isEqualTo(7);
    assertThat(made).containsExactly(TcpFraming.MODBUS_TCP);
    assertThat(wire.openings()).isEqualTo(1);
  }

  @Test
  void anExceptionTellsTheFramingAsWell() throws Exception {
    wire.open();
    wire.lay("000100000003018302", "000100000003018302");
    framing.run(exchange, 1);
    assertThat(exchange.exception()).isEqualTo(2);
    assertThat(made).containsExactly(TcpFraming.MODBUS_TCP);
  }

  @Test
  void theOthersFollowInTheirOrderEachOnAConnectionOfItsOwn() throws Exception {
    wire.open();
    wire.layForNextConnection();
    wire.layForNextConnection(MBAP_ANSWER, MBAP_ANSWER);
    framing.run(exchange, 1);
    assertThat(wire.sent()).containsExactly(MBAP_REQUEST, RTU_REQUEST, CRC_REQUEST, CRC_REQUEST);
    assertThat(framing.findings().english()).isEqualTo("detected: modbus-tcp-crc");
    assertThat(wire.openings()).isEqualTo(3);
  }

  @Test
  void anRtuAnswerWithItsChecksumIsRtu() throws Exception {
    wire.open();
    wire.layForNextConnection("0103", "0200023985", RTU_ANSWER);
    // what lies there before a request belongs to something else: the answer comes when asked
    assertThat(detection.detect(1)).isEqualTo(TcpFraming.RTU_OVER_TCP);
  }

  @Test
  void aLoggersFrameIsV5WhateverWasAsked() throws Exception {
    wire.open();
    wire.lay(V5_HEARTBEAT, V5_ANSWER);
    framing.run(exchange, 1);
    assertThat(value()).isEqualTo(2);
    assertThat(framing.findings().english()).isEqualTo("detected: solarman-v5");
    assertThat(framing.maxRead()).isEqualTo(60);
    assertThat(wire.openings()).isEqualTo(1);
  }

  @Test
  void anErrorOfALoggerIsV5() throws Exception {
    wire.open();
    wire.layForNextConnection();
    wire.layForNextConnection();
    // vector gen-10
    wire.layForNextConnection("a51000101508214e1caba10201404b4c008051010080b41d6706007e15");
    assertThat(detection.detect(1)).isEqualTo(TcpFraming.SOLARMAN_V5);
    assertThat(wire.sent().get(3)).startsWith("a5170010450100" + "00000000" + "02");
  }

  @Test
  void aModbusTcpRefusalOfAV5RequestIsModbusTcp() throws Exception {
    wire.open();
    wire.layForNextConnection();
    wire.layForNextConnection();
    wire.layForNextConnection("a5170010450300de02");
    assertThat(detection.detect(1)).isEqualTo(TcpFraming.MODBUS_TCP);
  }

  @Test
  void aStickThatIsOffAtFirstIsAskedAgainLater() throws Exception {
    wire.open();
    assertThatThrownBy(() -> framing.run(exchange, 1))
        .isInstanceOf(NoAnswerException.class)
        .hasMessage(
            "unit 1 at 192.0.2.7:8899 answers neither Modbus TCP (with or without checksum) nor"
                + " RTU nor Solarman V5");
    assertThat(framing.findings().english()).isEmpty();
    assertThat(wire.openings()).isEqualTo(4);
    assertThat(wire.isOpen()).isFalse();
    wire.open();
    wire.lay(MBAP_ANSWER, MBAP_ANSWER);
    framing.run(exchange, 1);
    assertThat(value()).isEqualTo(2);
  }

  @Test
  void aWriteIsSentOnceAndOnlyWhenTheFramingIsKnown() throws Exception {
    wire.open();
    wire.lay(MBAP_ANSWER, "000100000006011011870001");
    exchange.writeMany(1, 0x1187, new int[] {7});
    framing.run(exchange, 1);
    assertThat(wire.sent()).containsExactly(MBAP_REQUEST, "0001000000090110118700010200" + "07");
  }

  @Test
  void closingEndsTheSearch() throws Exception {
    wire.open();
    framing.closing();
    assertThatThrownBy(() -> framing.run(exchange, 1))
        .isInstanceOf(IOException.class)
        .hasMessage("closed");
    assertThat(wire.openings()).isEqualTo(1);
  }

  private int value() {
    int[] image = new int[1];
    exchange.registers(image, 0);
    return image[0];
  }
}
