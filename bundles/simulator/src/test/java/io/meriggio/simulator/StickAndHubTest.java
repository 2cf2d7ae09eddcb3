// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/**
 * A stick's envelope by the requests of solarman-v5-vectors.json and by solarman-v5.md, a Hub's
 * port by the table of stick-and-hub.md section 2.4, and the third framing of Ethernet sticks.
 */
class StickAndHubTest {

  /** Requests of vectors gen-01, gen-04, gen-12, gen-10; the stick's number is 2712345678. */
  private static final String STATE =
      "A5 17 00 10 45 01 00 4E 1C AB A1 02 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01 03 04 04 00"
          + " 01 C4 FB F1 15";

  private static final String UNMAPPED =
      "A5 17 00 10 45 04 00 4E 1C AB A1 02 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01 03 FF F0 00"
          + " 08 74 2B C2 15";
  private static final String UNIT_5 =
      "A5 17 00 10 45 0A 00 4E 1C AB A1 02 00 00 00 00 00 00 00 00 00 00 00 00 00 00 05 03 04 45 00"
          + " 07 15 69 04 15";
  private static final String SERIAL_0 =
      "A5 17 00 10 45 08 00 00 00 00 00 02 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01 03 04 04 00"
          + " 01 C4 FB 42 15";
  private static final String STICK = "string via=v5 logger=2712345678";

  private static SimulatedPlant plant(Object... pairs) {
    return Rig.still(pairs);
  }

  private static void whole(String frame) {
    String[] bytes = frame.split(" ");
    int sum = 0;
    for (int i = 1; i < bytes.length - 2; i++) {
      sum += Integer.parseInt(bytes[i], 16);
    }
    assertThat(bytes[bytes.length - 2]).isEqualTo(String.format("%02X", sum & 0xFF));
    assertThat(bytes[bytes.length - 1]).isEqualTo("15");
    int length = Integer.parseInt(bytes[1], 16) | Integer.parseInt(bytes[2], 16) << 8;
    assertThat(bytes).hasSize(13 + length);
  }

  @Test
  void a_stick_answers_with_the_low_sequence_byte_and_its_own_number() throws IOException {
    SteppingClock clock = new SteppingClock("2026-06-21T09:00:00Z", "UTC");
    try (SimulatedPlant plant = Rig.still(clock, "device.s", STICK);
        Socket socket = Rig.connect(plant.device("s"), 2000)) {
      String answer = Rig.exchange(socket, STATE, 34);
      whole(answer);
      assertThat(answer).startsWith("A5 15 00 10 15 01 ");
      assertThat(answer.substring(21, 32)).isEqualTo("4E 1C AB A1");
      assertThat(answer.substring(33, 38)).isEqualTo("02 01");
      // running: 2, with the checksum that stick-and-hub.md section 1.3 prints
      assertThat(answer.substring(75, 95)).isEqualTo("01 03 02 00 02 39 85");
      // total working time + offset time = Unix time
      assertThat(little(answer, 13) + little(answer, 21))
          .isEqualTo(clock.instant().getEpochSecond());
    }
  }

  private static long little(String frame, int at) {
    String[] bytes = frame.split(" ");
    long value = 0;
    for (int i = 3; i >= 0; i--) {
      value = value << 8 | Integer.parseInt(bytes[at + i], 16);
    }
    return value;
  }

  @Test
  void a_modbus_refusal_is_a_whole_frame_and_a_loggers_error_is_two_bytes() throws IOException {
    try (SimulatedPlant plant = plant("device.s", STICK);
        Socket socket = Rig.connect(plant.device("s"), 3000)) {
      String refused = Rig.exchange(socket, UNMAPPED, 32);
      whole(refused);
      assertThat(refused.substring(75, 89)).isEqualTo("01 83 02 C0 F1");
      String nobody = Rig.exchange(socket, UNIT_5, 29);
      whole(nobody);
      assertThat(nobody.substring(75, 80)).isEqualTo("05 00");
    }
  }

  @Test
  void a_wrong_number_is_refused_and_the_right_one_told() throws IOException {
    try (SimulatedPlant plant = plant("device.s", STICK);
        Socket socket = Rig.connect(plant.device("s"), 2000)) {
      String answer = Rig.exchange(socket, SERIAL_0, 29);
      whole(answer);
      assertThat(answer.substring(21, 32)).isEqualTo("4E 1C AB A1");
      assertThat(answer.substring(75, 80)).isEqualTo("06 00");
      assertThat(plant.device("s").requests(3)).isZero();
    }
  }

  @Test
  void a_request_with_a_wrong_checksum_is_not_heard() throws IOException {
    try (SimulatedPlant plant = plant("device.s", STICK);
        Socket socket = Rig.connect(plant.device("s"), 300)) {
      Rig.send(socket, STATE.replace("F1 15", "F2 15"));
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
      whole(Rig.exchange(socket, "41 54 0D 0A " + STATE, 34));
    }
  }

  @Test
  void an_idle_stick_sends_heartbeats_with_the_last_sequence() throws IOException {
    try (SimulatedPlant plant = plant("device.s", STICK + " heartbeat=1");
        Socket socket = Rig.connect(plant.device("s"), 4000)) {
      Rig.exchange(socket, STATE, 34);
      String heartbeat = Rig.exchange(socket, "", 14);
      whole(heartbeat);
      assertThat(heartbeat).startsWith("A5 01 00 10 47 01 ").endsWith("15");
    }
  }

  @Test
  void some_sticks_add_the_checksum_of_the_checksum() throws IOException {
    try (SimulatedPlant plant = plant("device.s", STICK + " double-crc=yes");
        Socket socket = Rig.connect(plant.device("s"), 2000)) {
      String answer = Rig.exchange(socket, STATE, 36);
      whole(answer);
      assertThat(answer.substring(75, 101)).isEqualTo("01 03 02 00 02 39 85 00 00");
    }
  }

  @Test
  void a_search_finds_every_stick() throws IOException {
    int port;
    try (DatagramSocket free = new DatagramSocket()) {
      port = free.getLocalPort();
    }
    try (SimulatedPlant plant =
            plant("device.a", STICK + " discovery=" + port, "device.b", "hyd via=v5 logger=7");
        DatagramSocket asking = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      assertThat(plant.devices()).hasSize(2);
      asking.setSoTimeout(2000);
      for (String question : new String[] {"WIFIKIT-214028-READ", "HF-A11ASSISTHREAD"}) {
        byte[] bytes = question.getBytes(StandardCharsets.US_ASCII);
        asking.send(
            new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
        DatagramPacket answer = new DatagramPacket(new byte[100], 100);
        asking.receive(answer);
        assertThat(new String(answer.getData(), 0, answer.getLength(), StandardCharsets.US_ASCII))
            .matches("127\\.0\\.0\\.1,[0-9A-F]{12},2712345678");
      }
    }
  }

  @Test
  void a_hub_knows_two_functions_and_says_what_its_line_does_not() throws IOException {
    try (SimulatedPlant plant = plant("device.h", "string unit=3 via=hub delay=0");
        Socket socket = Rig.connect(plant.device("h"), 2000)) {
      speaks(socket, "12 34 00 00 00 06 03 03 04 04 00 01", "12 34 00 00 00 05 03 03 02 00 02");
      speaks(socket, "12 34 00 00 00 06 03 04 04 04 00 01", "12 34 00 00 00 03 03 84 01");
      speaks(socket, "12 34 00 00 00 06 03 06 11 87 00 01", "12 34 00 00 00 03 03 86 01");
      speaks(socket, "12 34 00 00 00 06 03 03 00 00 00 7E", "12 34 00 00 00 03 03 83 03");
      speaks(
          socket, "12 34 00 00 00 0A 03 10 11 87 00 01 03 00 00 00", "12 34 00 00 00 03 03 90 03");
      // nobody at this address, and addresses that a line has not
      speaks(socket, "12 34 00 00 00 06 09 03 04 04 00 01", "12 34 00 00 00 03 09 83 0B");
      speaks(socket, "12 34 00 00 00 06 FF 03 04 04 00 01", "12 34 00 00 00 03 FF 83 0A");
      plant.device("h").fault(new Fault.Silent());
      speaks(socket, "12 34 00 00 00 06 03 03 04 04 00 01", "12 34 00 00 00 03 03 83 0B");
      Rig.send(socket, "12 34 00 01 00 06 03 03 04 04 00 01");
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  private static void speaks(Socket socket, String request, String answer) throws IOException {
    assertThat(Rig.exchange(socket, request, (answer.length() + 1) / 3))
        .as(request)
        .isEqualTo(answer);
  }

  @Test
  void two_requests_in_one_segment_are_answered_in_order_with_the_delay_between()
      throws IOException {
    try (SimulatedPlant plant = plant("device.h", "string unit=3 via=hub delay=150");
        Socket socket = Rig.connect(plant.device("h"), 2000)) {
      String one = "00 01 00 00 00 06 03 03 04 04 00 01";
      long before = System.nanoTime();
      assertThat(Rig.exchange(socket, one + " " + one.replaceFirst("00 01", "00 02"), 22))
          .isEqualTo("00 01 00 00 00 05 03 03 02 00 02 00 02 00 00 00 05 03 03 02 00 02");
      assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(150_000_000L);
    }
  }

  @Test
  void a_newer_master_of_a_hub_throws_the_older_one_out() throws IOException {
    try (SimulatedPlant plant = plant("device.h", "string unit=3 via=hub delay=0");
        Socket older = Rig.connect(plant.device("h"), 2000)) {
      String ask = "00 01 00 00 00 06 03 03 04 04 00 01";
      String answer = "00 01 00 00 00 05 03 03 02 00 02";
      speaks(older, ask, answer);
      try (Socket newer = Rig.connect(plant.device("h"), 2000)) {
        speaks(newer, ask, answer);
        assertThat(older.getInputStream().read()).isEqualTo(-1);
      }
    }
  }

  @Test
  void the_hybrid_framing_wants_a_checksum_and_answers_without() throws IOException {
    try (SimulatedPlant plant = plant("device.e", "string via=tcp-crc");
        Socket socket = Rig.connect(plant.device("e"), 2000)) {
      // 01 03 04 04 00 01 with its checksum: stick-and-hub.md section 1.3
      speaks(
          socket, "03 E8 00 00 00 08 01 03 04 04 00 01 C4 FB", "03 E8 00 00 00 05 01 03 02 00 02");
      Rig.send(socket, "03 E9 00 00 00 06 01 03 04 04 00 01");
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void rtu_checks_the_checksum_of_requests_and_finds_the_next_frame() throws IOException {
    try (SimulatedPlant plant = plant("device.r", "string via=rtu");
        Socket socket = Rig.connect(plant.device("r"), 300)) {
      Rig.send(socket, "01 03 04 04 00 01 C4 FC");
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
      assertThat(plant.device("r").requests(3)).isZero();
      speaks(socket, "01 03 04 04 00 01 C4 FB", "01 03 02 00 02 39 85");
    }
  }
}
