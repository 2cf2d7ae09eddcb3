// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every frame that the documents print, byte for byte; the document and its section stand beside.
 */
class DocumentFramesTest {
  private final Exchange exchange = new Exchange();
  private final byte[] frame = new byte[MbapFrame.MAX];

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "INVERTERS 3 protocol version,            0x01, 3, 0x0044, 1,  01 03 00 44 00 01 C4 1F",
    "INVERTERS 3 serial number,               0x01, 3, 0x0445, 8,  01 03 04 45 00 08 54 E9",
    "INVERTERS 3 old family,                  0x01, 4, 0x2000, 10, 01 04 20 00 00 0A 7B CD",
    "stick-and-hub 1.3 read 0x0404,           0x01, 3, 0x0404, 1,  01 03 04 04 00 01 C4 FB",
    "stick-and-hub 1.3 serial number,         0x01, 3, 0x0445, 7,  01 03 04 45 00 07 14 ED",
    "OTHER-DEVICES 1 read ratio and VT,       0x20, 3, 0x0006, 2,  20 03 00 06 00 02 22 BB",
    "OTHER-DEVICES 1 protocol baud address,   0x20, 3, 0x002C, 3,  20 03 00 2C 00 03 C2 B3",
    "OTHER-DEVICES 1 read 0x2000,             0x20, 3, 0x2000, 34, 20 03 20 00 00 22 C8 A2",
    "OTHER-DEVICES 1 P total and phases,      0x20, 3, 0x2012, 8,  20 03 20 12 00 08 E9 78",
    "OTHER-DEVICES 1 power factors,           0x20, 3, 0x202A, 8,  20 03 20 2A 00 08 68 B5",
    "OTHER-DEVICES 1 frequency,               0x20, 3, 0x2044, 2,  20 03 20 44 00 02 89 6F",
    "OTHER-DEVICES 1 energies,                0x20, 3, 0x101E, 12, 20 03 10 1E 00 0C 27 B8",
    "OTHER-DEVICES 1 OEM block,               0x20, 3, 0x150A, 30, 20 03 15 0A 00 1E E7 7D",
    "OTHER-DEVICES 1 DDSU666 values,          0x01, 3, 0x2000, 16, 01 03 20 00 00 10 4F C6",
    "OTHER-DEVICES 1 DDSU666 energy,          0x01, 3, 0x4000, 2,  01 03 40 00 00 02 D1 CB",
    "OTHER-DEVICES 1 public vector,           0x01, 3, 0x000C, 2,  01 03 00 0C 00 02 04 08",
    "OTHER-DEVICES 1 inverter asks a meter,   0x01, 3, 0x151E, 6,  01 03 15 1E 00 06 A1 C2",
    "OTHER-DEVICES 2 status,                  0x01, 3, 0x0100, 16, 01 03 01 00 00 10 45 FA",
    "OTHER-DEVICES 2 values,                  0x01, 3, 0x0200, 24, 01 03 02 00 00 18 44 78",
    "OTHER-DEVICES 4 status,                  0x01, 3, 0x0100, 6,  01 03 01 00 00 06 C4 34",
    "OTHER-DEVICES 4 values,                  0x01, 3, 0x0200, 28, 01 03 02 00 00 1C 45 BB",
  })
  void readsAreSentAsPrinted(
      String what, int unit, int function, int address, int count, String printed) {
    exchange.read(unit, function, address, count);
    assertThat(rtu()).isEqualTo(printed);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "INVERTERS 5.1 force charge,        1, 0x1187, 0 0 0 2000 0 2000,          01 10 11 87 00 06 0C 00 00 00 00 00 00 07 D0 00 00 07 D0 B6 D9",
    "INVERTERS 5.1 force discharge,     1, 0x1187, 0 0 65535 64536 65535 64536, 01 10 11 87 00 06 0C 00 00 00 00 FF FF FC 18 FF FF FC 18 40 0B",
    "INVERTERS 5.1 no discharge,        1, 0x1187, 0 0 0 0 32767 65535,        01 10 11 87 00 06 0C 00 00 00 00 00 00 00 00 7F FF FF FF 5D 44",
    "INVERTERS 5.1 battery idle,        1, 0x1187, 0 0 0 0 0 0,                01 10 11 87 00 06 0C 00 00 00 00 00 00 00 00 00 00 00 00 75 10",
    "INVERTERS 5.1 timeout,             1, 0x1184, 60 1,                       01 10 11 84 00 02 04 00 3C 00 01 3B A0",
    "INVERTERS 5.1 mode passive,        1, 0x1110, 3,                          01 10 11 10 00 01 02 00 03 E5 C0",
    "INVERTERS 5.1 self-consumption,    1, 0x1110, 0,                          01 10 11 10 00 01 02 00 00 A5 C1",
    "INVERTERS 5.2 active power 50 %,   1, 0x1105, 1 500,                      01 10 11 05 00 02 04 00 01 01 F4 A2 17",
    "INVERTERS 5.2 release,             1, 0x1105, 0 1000,                     01 10 11 05 00 02 04 00 00 03 E8 F3 7E",
    "INVERTERS 5.2 reactive 20 %,       1, 0x1105, 3 1000 1000 200,            01 10 11 05 00 04 08 00 03 03 E8 03 E8 00 C8 54 A5",
    "INVERTERS 5.2 cos phi,             1, 0x1105, 7 1000 1000 0 95,           01 10 11 05 00 05 0A 00 07 03 E8 03 E8 00 00 00 5F FB C6",
    "INVERTERS 5.2 remote stop,         1, 0x1104, 0,                          01 10 11 04 00 01 02 00 00 A6 D5",
    "INVERTERS 5.2 remote start,        1, 0x1104, 1,                          01 10 11 04 00 01 02 00 01 67 15",
    "INVERTERS 5.2 export limit 0,      1, 0x1023, 1 0,                        01 10 10 23 00 02 04 00 01 00 00 2D A2",
    "INVERTERS 5.2 export limit 3000,   1, 0x1023, 2 30,                       01 10 10 23 00 02 04 00 02 00 1E 5D AA",
    "INVERTERS 5.2 export limit off,    1, 0x1023, 0 0,                        01 10 10 23 00 02 04 00 00 00 00 7C 62",
    "INVERTERS 5.3 mode passive,        1, 0x1200, 3,                          01 10 12 00 00 01 02 00 03 D4 50",
    "INVERTERS 5.3 mode auto,           1, 0x1200, 0,                          01 10 12 00 00 01 02 00 00 94 51",
    "INVERTERS 5.3 heartbeat,           1, 0x1211, 21845,                      01 10 12 11 00 01 02 55 55 68 7F",
    "INVERTERS 5.3 charge,              1, 0x1214, 2000,                       01 10 12 14 00 01 02 07 D0 94 E9",
    "INVERTERS 5.3 discharge,           1, 0x1213, 1500,                       01 10 12 13 00 01 02 05 DC 94 3B",
    "INVERTERS 5.3 target grid 0 W,     1, 0x1215, 0,                          01 10 12 15 00 01 02 00 00 96 94",
    "INVERTERS 5.3 standby,             1, 0x1212, 21845,                      01 10 12 12 00 01 02 55 55 68 4C",
    "INVERTERS 5.3 timed mode,          1, 0x1201, 0 2871 3072 5944 2500 2500, 01 10 12 01 00 06 0C 00 00 0B 37 0C 00 17 38 09 C4 09 C4 83 23",
    "INVERTERS 5.3 timed mode on,       1, 0x1200, 2,                          01 10 12 00 00 01 02 00 02 15 90",
    "stick-and-hub 1.3 two registers,   3, 0x1187, 0 1000,                     03 10 11 87 00 02 04 00 00 03 E8 71 7F",
    "OTHER-DEVICES 1 set ratio 40,      1, 0x0006, 40,                         01 10 00 06 00 01 02 00 28 A6 28",
    "OTHER-DEVICES 1 set address 32,    1, 0x002E, 32,                         01 10 00 2E 00 01 02 00 20 A1 C6",
    "OTHER-DEVICES 1 public vector,     1, 0x0000, 2 5000 10,                  01 10 00 00 00 03 06 00 02 13 88 00 0A 9B E9",
    "OTHER-DEVICES 2 fail-safe,         1, 0x0303, 60 60,                      01 10 03 03 00 02 04 00 3C 00 3C 67 57",
    "OTHER-DEVICES 2 limit 16 A,        1, 0x0300, 160,                        01 10 03 00 00 01 02 00 A0 95 28",
    "OTHER-DEVICES 2 start,             1, 0x0301, 1,                          01 10 03 01 00 01 02 00 01 55 41",
    "OTHER-DEVICES 2 stop,              1, 0x0301, 2,                          01 10 03 01 00 01 02 00 02 15 40",
    "OTHER-DEVICES 2 pause,             1, 0x0300, 0,                          01 10 03 00 00 01 02 00 00 95 50",
    "OTHER-DEVICES 2 heartbeat,         1, 0x030B, 1,                          01 10 03 0B 00 01 02 00 01 55 EB",
    "OTHER-DEVICES 4 SG request 3,      1, 0x0307, 3,                          01 10 03 07 00 01 02 00 03 D4 E6",
    "OTHER-DEVICES 4 DHW 50.0,          1, 0x0304, 500,                        01 10 03 04 00 01 02 01 F4 94 C3",
    "OTHER-DEVICES 5 limit 70 % on RTU, 7, 0x1105, 1 700,                      07 10 11 05 00 02 04 00 01 02 BC BC 59",
  })
  void writesAreSentAsPrinted(String what, int unit, int address, String values, String printed) {
    exchange.writeMany(unit, address, words(values));
    assertThat(rtu()).isEqualTo(printed);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "INVERTERS 5.4 50 %,  50,  01 06 90 00 00 32 25 1F",
    "INVERTERS 5.4 100 %, 100, 01 06 90 00 00 64 A5 21",
  })
  void singleWritesAreSentAsPrinted(String what, int value, String printed) {
    exchange.writeOne(1, 0x9000, value);
    assertThat(rtu()).isEqualTo(printed);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "INVERTERS 5.3 heartbeat,         0x01, 49 22 01 22 02, 01 49 22 01 22 02 1E DD",
    "INVERTERS 5.3 charge,            0x01, 42 01 02 07 D0, 01 42 01 02 07 D0 DA 55",
    "INVERTERS 5.3 discharge,         0x01, 42 01 01 05 DC, 01 42 01 01 05 DC 2B 30",
    "INVERTERS 5.3 auto,              0x01, 42 01 03 55 55, 01 42 01 03 55 55 77 56",
    "INVERTERS 5.3 auto with 0,       0x01, 42 01 03 00 00, 01 42 01 03 00 00 88 39",
    "INVERTERS 5.3 standby,           0x01, 42 01 00 55 55, 01 42 01 00 55 55 87 56",
    "INVERTERS 5.4 broadcast stop,    0x88, 01 01 42 00 66, 88 01 01 42 00 66 02 91",
    "INVERTERS 5.4 broadcast start,   0x88, 01 01 42 00 55, 88 01 01 42 00 55 42 84",
    "INVERTERS 5.4 broadcast 50 %,    0x88, 01 01 41 01 F4, 88 01 01 41 01 F4 72 AC",
  })
  void vendorFunctionsAreSentAsPrinted(String what, int unit, String pdu, String printed) {
    exchange.vendor(unit, Hex.bytes(pdu), Exchange.COUNTED);
    assertThat(rtu()).isEqualTo(printed);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "stick-and-hub 1.3 answer 2,          0x01, 1, 01 03 02 00 02 39 85, 2",
    "OTHER-DEVICES 1 ratio 40 and VT 1.0, 0x20, 2, 20 03 04 00 28 00 0A CB 3E, 40 10",
    "OTHER-DEVICES 1 8N1 9600 32,         0x20, 3, 20 03 06 00 03 00 03 00 20 00 FC, 3 3 32",
    "OTHER-DEVICES 1 raw -1512.0,         0x20, 8, 20 03 10 C4 BD 00 00 C3 FC 00 00 C3 FC 00 00 C3 FC 00 00 CA A8, 50365 0 50172 0 50172 0 50172 0",
    "OTHER-DEVICES 1 raw 5000.0,          0x20, 2, 20 03 04 45 9C 40 00 2F D3, 17820 16384",
    "OTHER-DEVICES 1 public vector,       0x01, 2, 01 03 04 00 00 13 88 F7 65, 0 5000",
  })
  void readAnswersGiveTheirRegisters(
      String what, int unit, int count, String printed, String registers) throws FrameException {
    exchange.read(unit, 3, 0x0404, count);
    takeRtu(printed);
    int[] image = new int[count];
    exchange.registers(image, 0);
    assertThat(exchange.exception()).isZero();
    assertThat(image).isEqualTo(words(registers));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "INVERTERS 5.1 triple,              1, 0x1187, 0 0 0 0 0 0, 01 10 11 87 00 06 F5 1E",
    "INVERTERS 5.1 mode,                1, 0x1110, 3,           01 10 11 10 00 01 05 30",
    "stick-and-hub 1.3,                 3, 0x1187, 0 1000,      03 10 11 87 00 02 F5 3F",
    "OTHER-DEVICES 1 set ratio,         1, 0x0006, 40,          01 10 00 06 00 01 E1 C8",
    "OTHER-DEVICES 1 set address,       1, 0x002E, 32,          01 10 00 2E 00 01 61 C0",
    "OTHER-DEVICES 1 public vector,     1, 0x0000, 2 5000 10,   01 10 00 00 00 03 80 08",
    "OTHER-DEVICES 2 limit,             1, 0x0300, 160,         01 10 03 00 00 01 01 8D",
  })
  void writesAreAcknowledgedAsPrinted(
      String what, int unit, int address, String values, String printed) throws FrameException {
    exchange.writeMany(unit, address, words(values));
    takeRtu(printed);
    assertThat(exchange.exception()).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "accepted and ready for both, 01 42 02 03 00 AC 88, 42 02 03 00",
    "accepted and full,           01 42 02 06 00 AF D8, 42 02 06 00",
    "wrong mode,                  01 42 02 00 01 6D B8, 42 02 00 01",
  })
  void vendorAnswersOfTheOldFamilyAreCounted(String what, String printed, String pdu)
      throws FrameException {
    // INVERTERS section 5.3
    exchange.vendor(1, Hex.bytes("42 01 02 07 D0"), Exchange.COUNTED);
    takeRtu(printed);
    assertThat(exchange.answer()).isEqualTo(Hex.bytes(pdu));
  }

  @ParameterizedTest(name = "unit {0} {1}")
  @CsvSource({
    "0x01, 01 83 02 C0 F1, 2", // INVERTERS 2, stick-and-hub 1.3
    "0x20, 20 83 02 90 FB, 2", // OTHER-DEVICES 1
    "0x01, 01 90 03 0C 01, 3", // INVERTERS 2: function byte 0x90 whatever was asked
  })
  void exceptionsEndOnTheirFifthByte(int unit, String printed, int code) throws FrameException {
    exchange.read(unit, 3, 0x1000, 60);
    byte[] answer = Hex.bytes(printed);
    assertThat(RtuFrame.length(exchange, answer, 2)).isEqualTo(5);
    takeRtu(printed);
    assertThat(exchange.exception()).isEqualTo(code);
  }

  @Test
  void functionByte0x90IsAnExceptionOfAnyRequest() throws FrameException {
    exchange.writeOne(1, 0x9000, 50);
    takeRtu("01 90 03 0C 01");
    assertThat(exchange.exception()).isEqualTo(3);
    exchange.writeMany(1, 0x0300, new int[] {160});
    takeRtu("01 90 03 0C 01");
    assertThat(exchange.exception()).isEqualTo(3);
    exchange.vendor(1, Hex.bytes("42 01 02 07 D0"), Exchange.COUNTED);
    takeRtu("01 90 03 0C 01");
    assertThat(exchange.exception()).isEqualTo(3);
    exchange.read(1, 4, 0x2000, 10);
    byte[] overTcp = Hex.bytes("00 01 00 00 00 03 01 90 02");
    MbapFrame.decode(exchange, 1, overTcp, overTcp.length);
    assertThat(exchange.exception()).isEqualTo(2);
  }

  @Test
  void theMisprintedChecksumOfTheOldDocumentIsRefused() {
    // INVERTERS 5.4: 82 BB belongs to another value
    byte[] frame = Hex.bytes("88 01 01 42 00 66 82 BB");
    assertThat(Crc16.of(frame, 0, frame.length)).isNotZero();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "stick-and-hub 1.2 read 0x0404,     0x0001, 1, 3, 0x0404, 1, 00 01 00 00 00 06 01 03 04 04 00 01",
    "stick-and-hub 2.4 unit 3,          0x1234, 3, 3, 0x0404, 1, 12 34 00 00 00 06 03 03 04 04 00 01",
    "stick-and-hub 2.4 function 4,      0x1234, 3, 4, 0x0404, 1, 12 34 00 00 00 06 03 04 04 04 00 01",
    "OTHER-DEVICES 3 state block,       0x0001, 1, 3, 0x0100, 8, 00 01 00 00 00 06 01 03 01 00 00 08",
    "OTHER-DEVICES 5 SunSpec probe,     0x0004, 1, 3, 0x9C40, 4, 00 04 00 00 00 06 01 03 9C 40 00 04",
  })
  void mbapReadsAreSentAsPrinted(
      String what, int id, int unit, int function, int address, int count, String printed) {
    exchange.read(unit, function, address, count);
    assertThat(mbap(id)).isEqualTo(printed);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "OTHER-DEVICES 2 limit through a Hub, 1, 1,   0x0300, 160,                 00 01 00 00 00 09 01 10 03 00 00 01 02 00 A0",
    "OTHER-DEVICES 3 discharge 50 kW,     4, 1,   0x0402, 0 50000,             00 04 00 00 00 0B 01 10 04 02 00 02 04 00 00 C3 50",
    "OTHER-DEVICES 3 charge 30 kW,        5, 1,   0x0402, 65535 35536,         00 05 00 00 00 0B 01 10 04 02 00 02 04 FF FF 8A D0",
    "OTHER-DEVICES 5 inverter 7,          1, 7,   0x1105, 1 700,               00 01 00 00 00 0B 07 10 11 05 00 02 04 00 01 02 BC",
    "OTHER-DEVICES 5 release,             2, 7,   0x1105, 0 1000,              00 02 00 00 00 0B 07 10 11 05 00 02 04 00 00 03 E8",
    "OTHER-DEVICES 5 plant 60 %,          3, 247, 0x0301, 1 600,               00 03 00 00 00 0B F7 10 03 01 00 02 04 00 01 02 58",
    "OTHER-DEVICES 5 model 123,           5, 1,   0x9D29, 6000 0 120 0 1,      00 05 00 00 00 11 01 10 9D 29 00 05 0A 17 70 00 00 00 78 00 00 00 01",
  })
  void mbapWritesAreSentAsPrinted(
      String what, int id, int unit, int address, String values, String printed) {
    exchange.writeMany(unit, address, words(values));
    assertThat(mbap(id)).isEqualTo(printed);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "OTHER-DEVICES 3 mode,     2, 0x0400, 4,  00 02 00 00 00 06 01 06 04 00 00 04",
    "OTHER-DEVICES 3 watchdog, 3, 0x040F, 60, 00 03 00 00 00 06 01 06 04 0F 00 3C",
  })
  void mbapSingleWritesAreSentAsPrinted(
      String what, int id, int address, int value, String printed) {
    exchange.writeOne(1, address, value);
    assertThat(mbap(id)).isEqualTo(printed);
  }

  @Test
  void mbapAnswersGiveTheirRegisters() throws FrameException {
    exchange.read(1, 3, 0x0404, 1);
    takeMbap(1, "00 01 00 00 00 05 01 03 02 00 02"); // stick-and-hub 1.2
    int[] image = new int[4];
    exchange.registers(image, 0);
    assertThat(image).isEqualTo(new int[] {2, 0, 0, 0});

    exchange.read(1, 3, 0x9C40, 4);
    takeMbap(4, "00 04 00 00 00 0B 01 03 08 53 75 6E 53 00 01 00 42"); // OTHER-DEVICES 5
    exchange.registers(image, 0);
    assertThat(image).isEqualTo(new int[] {0x5375, 0x6E53, 1, 0x42});
  }

  @Test
  void mbapWritesAreAcknowledged() throws FrameException {
    exchange.writeMany(1, 0x0402, new int[] {0, 50000});
    takeMbap(4, "00 04 00 00 00 06 01 10 04 02 00 02"); // OTHER-DEVICES 3
    assertThat(exchange.exception()).isZero();
    exchange.writeMany(7, 0x1105, new int[] {1, 700});
    takeMbap(1, "00 01 00 00 00 06 07 10 11 05 00 02"); // OTHER-DEVICES 5
    assertThat(exchange.exception()).isZero();
  }

  @ParameterizedTest(name = "{3}")
  @CsvSource({
    "1,      1, 3, 00 01 00 00 00 03 01 83 02, 2", // stick-and-hub 1.2
    "0x1234, 3, 3, 12 34 00 00 00 03 03 83 0B, 11", // stick-and-hub 2.4, device silent
    "0x1234, 3, 3, 12 34 00 00 00 03 03 83 0A, 10", // stick-and-hub 2.4, line down
    "0x1234, 3, 4, 12 34 00 00 00 03 03 84 01, 1", // stick-and-hub 2.4, function 4
  })
  void mbapExceptionsAreTaken(int id, int unit, int function, String printed, int code)
      throws FrameException {
    exchange.read(unit, function, 0x0404, 1);
    takeMbap(id, printed);
    assertThat(exchange.exception()).isEqualTo(code);
  }

  @Test
  void theAnswerOfAStickToAnotherProtocolIsRefused() {
    // stick-and-hub 1.2, vector pub-09: the header repeats bytes of a request of another protocol
    byte[] frame = Hex.bytes("A5 17 00 10 45 03 00 DE 02");
    assertThatThrownBy(() -> MbapFrame.length(frame, frame.length))
        .isInstanceOf(FrameException.class)
        .hasMessage("protocol id 16, 0 is allowed");
  }

  private String rtu() {
    return Hex.of(frame, RtuFrame.encode(exchange, frame));
  }

  private String mbap(int id) {
    return Hex.of(frame, MbapFrame.encode(exchange, id, frame));
  }

  private void takeRtu(String printed) throws FrameException {
    byte[] bytes = Hex.bytes(printed);
    assertThat(RtuFrame.length(exchange, bytes, bytes.length)).isEqualTo(bytes.length);
    RtuFrame.decode(exchange, bytes, bytes.length);
  }

  private void takeMbap(int id, String printed) throws FrameException {
    byte[] bytes = Hex.bytes(printed);
    assertThat(MbapFrame.length(bytes, bytes.length)).isEqualTo(bytes.length);
    MbapFrame.decode(exchange, id, bytes, bytes.length);
  }

  private static int[] words(String spaced) {
    return Arrays.stream(spaced.split(" ")).mapToInt(Integer::parseInt).toArray();
  }
}
