// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;

/** The frames that INVERTERS.md and OTHER-DEVICES.md print, byte for byte on a real connection. */
class PrintedFramesTest {

  private static SimulatedPlant rtu(Object... keysAndValues) {
    Object[] all = new Object[keysAndValues.length + 2];
    System.arraycopy(keysAndValues, 0, all, 0, keysAndValues.length);
    all[keysAndValues.length] = "transport";
    all[keysAndValues.length + 1] = "rtu-over-tcp";
    return Rig.still(all);
  }

  private static void speaks(SimulatedDevice device, String request, String answer)
      throws IOException {
    assertThat(Rig.answer(device, request, answer)).isEqualTo(answer);
  }

  @Test
  void the_meter_tells_ratio_and_line_settings() throws IOException {
    try (SimulatedPlant plant = rtu()) {
      speaks(plant.meter(), "20 03 00 06 00 02 22 BB", "20 03 04 00 28 00 0A CB 3E");
      speaks(plant.meter(), "20 03 00 2C 00 03 C2 B3", "20 03 06 00 03 00 03 00 20 00 FC");
    }
  }

  @Test
  void the_meter_refuses_an_unmapped_address_with_exception_2() throws IOException {
    try (SimulatedPlant plant = rtu()) {
      // OEM block, on a meter that has none
      speaks(plant.meter(), "20 03 15 0A 00 1E E7 7D", "20 83 02 90 FB");
    }
  }

  @Test
  void the_meters_printed_reads_are_answered_in_full() throws IOException {
    try (SimulatedPlant plant = rtu()) {
      answered(plant.meter(), "20 03 20 00 00 22 C8 A2", 34);
      answered(plant.meter(), "20 03 20 12 00 08 E9 78", 8);
      answered(plant.meter(), "20 03 20 2A 00 08 68 B5", 8);
      answered(plant.meter(), "20 03 20 44 00 02 89 6F", 2);
      answered(plant.meter(), "20 03 10 1E 00 0C 27 B8", 12);
    }
    try (SimulatedPlant plant = rtu("meterProfile", "DTSU666-OEM")) {
      answered(plant.meter(), "20 03 15 0A 00 1E E7 7D", 30);
    }
    try (SimulatedPlant plant = rtu("meterProfile", "DDSU666", "meterUnit", 1)) {
      answered(plant.meter(), "01 03 20 00 00 10 4F C6", 16);
      answered(plant.meter(), "01 03 40 00 00 02 D1 CB", 2);
    }
  }

  private static void answered(SimulatedDevice device, String request, int registers)
      throws IOException {
    try (Socket socket = Rig.connect(device, 2000)) {
      String answer = Rig.exchange(socket, request, 5 + 2 * registers);
      assertThat(answer)
          .startsWith(String.format("%s 03 %02X", request.substring(0, 2), 2 * registers));
    }
  }

  @Test
  void the_meter_takes_ratio_and_address_and_answers_with_the_old_address_once_more()
      throws IOException {
    try (SimulatedPlant plant = rtu("meterUnit", 1, "ctRatio", 1)) {
      speaks(plant.meter(), "01 10 00 06 00 01 02 00 28 A6 28", "01 10 00 06 00 01 E1 C8");
      speaks(plant.meter(), "01 10 00 2E 00 01 02 00 20 A1 C6", "01 10 00 2E 00 01 61 C0");
      assertThat(plant.meter().unit()).isEqualTo(32);
      speaks(plant.meter(), "20 03 00 06 00 02 22 BB", "20 03 04 00 28 00 0A CB 3E");
      assertThat(plant.meter().abused()).isZero();
    }
  }

  @Test
  void the_g3_probe_is_answered_and_the_old_one_is_not_understood() throws IOException {
    try (SimulatedPlant plant = rtu()) {
      // protocol version 1.38
      try (Socket socket = Rig.connect(plant.inverter(), 2000)) {
        assertThat(Rig.exchange(socket, "01 03 00 44 00 01 C4 1F", 7)).startsWith("01 03 02 01 38");
        assertThat(Rig.exchange(socket, "01 03 04 45 00 08 54 E9", 21))
            .startsWith("01 03 10 5A 53");
        assertThat(Rig.exchange(socket, "01 04 20 00 00 0A 7B CD", 5)).startsWith("01 84 01");
      }
    }
  }

  @Test
  void the_old_probe_is_answered_by_the_old_family_which_refuses_the_new_one() throws IOException {
    try (SimulatedPlant plant = rtu("inverterGeneration", "G1")) {
      speaks(plant.inverter(), "01 03 00 44 00 01 C4 1F", "01 83 02 C0 F1");
      try (Socket socket = Rig.connect(plant.inverter(), 2000)) {
        assertThat(Rig.exchange(socket, "01 04 20 00 00 0A 7B CD", 25)).startsWith("01 04 14");
      }
    }
  }

  @Test
  void the_old_familys_limit_frame_is_echoed_and_works() throws IOException {
    try (SimulatedPlant plant = rtu("inverterGeneration", "G1", "startHour", 12, "clouds", 0)) {
      speaks(plant.inverter(), "01 06 90 00 00 32 25 1F", "01 06 90 00 00 32 25 1F");
      assertThat(plant.state().inverter().acPower().total()).isEqualTo(5000);
      speaks(plant.inverter(), "01 06 90 00 00 64 A5 21", "01 06 90 00 00 64 A5 21");
      assertThat(plant.state().inverter().acPower().total()).isGreaterThan(5000);
    }
  }

  @Test
  void the_error_byte_0x90_stands_for_any_refusal_where_it_is_set() throws IOException {
    try (SimulatedPlant plant = rtu("inverterGeneration", "G1", "inverterErrors", "0x90")) {
      // 101 % is refused with the printed frame
      speaks(plant.inverter(), "01 06 90 00 00 65 64 E1", "01 90 03 0C 01");
      assertThat(plant.inverter().abused()).isEqualTo(1);
    }
  }

  @Test
  void function_0x10_to_the_old_family_is_counted_and_no_acknowledgement() throws IOException {
    try (SimulatedPlant plant = rtu("inverterGeneration", "G1")) {
      String release = "01 10 11 05 00 02 04 00 00 03 E8 F3 7E";
      try (Socket socket = Rig.connect(plant.inverter(), 2000)) {
        assertThat(Rig.exchange(socket, release, 12)).startsWith("01 10 07");
      }
      assertThat(plant.inverter().abused()).isEqualTo(1);
      assertThat(plant.inverter().requests(0x10)).isEqualTo(1);
    }
  }

  @Test
  void the_broadcast_of_the_old_family_stops_and_starts_without_an_answer() throws IOException {
    try (SimulatedPlant plant = rtu("inverterGeneration", "G1", "connectSeconds", 0)) {
      try (Socket socket = Rig.connect(plant.inverter(), 200)) {
        Rig.send(socket, "88 01 01 42 00 66 02 91");
        Rig.await(() -> plant.state().inverter().acPower().total() == 0);
        assertThatThrownBy(() -> socket.getInputStream().read())
            .isInstanceOf(SocketTimeoutException.class);
        Rig.send(socket, "88 01 01 42 00 55 42 84");
        Rig.await(() -> plant.state().inverter().acPower().total() > 0);
      }
    }
  }

  @Test
  void the_g3_limit_and_switch_frames_work() throws IOException {
    try (SimulatedPlant plant = rtu("startHour", 12, "clouds", 0)) {
      SimulatedDevice inverter = plant.inverter();
      speaks(inverter, "01 10 11 05 00 02 04 00 01 01 F4 A2 17", "01 10 11 05 00 02 54 F5");
      Rig.await(() -> Math.abs(plant.state().inverter().acPower().total() - 5000) < 1e-6);
      speaks(inverter, "01 10 11 05 00 02 04 00 00 03 E8 F3 7E", "01 10 11 05 00 02 54 F5");
      Rig.await(() -> plant.state().inverter().acPower().total() > 6000);
      speaks(inverter, "01 10 11 04 00 01 02 00 00 A6 D5", "01 10 11 04 00 01 45 34");
      assertThat(plant.state().inverter().acPower().total()).isZero();
      assertThat(inverter.abused()).isZero();
    }
  }

  @Test
  void the_modbus_tcp_frames_for_inverter_7_work() throws IOException {
    try (SimulatedPlant plant = Rig.still("inverterUnit", 7)) {
      speaks(
          plant.inverter(),
          "00 01 00 00 00 0B 07 10 11 05 00 02 04 00 01 02 BC",
          "00 01 00 00 00 06 07 10 11 05 00 02");
      speaks(
          plant.inverter(),
          "00 02 00 00 00 0B 07 10 11 05 00 02 04 00 00 03 E8",
          "00 02 00 00 00 06 07 10 11 05 00 02");
    }
  }

  @Test
  void another_unit_gets_no_answer() throws IOException {
    try (SimulatedPlant plant = rtu();
        Socket socket = Rig.connect(plant.meter(), 200)) {
      Rig.send(socket, "01 03 20 00 00 10 4F C6");
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
      assertThat(plant.meter().requests(0x03)).isZero();
    }
  }
}
