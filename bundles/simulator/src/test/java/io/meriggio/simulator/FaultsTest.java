// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ghgande.j2mod.modbus.util.ModbusUtil;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every fault as a master meets it. */
class FaultsTest {

  private static final String READ_POWER = "00 07 00 00 00 06 20 03 20 12 00 02";
  private static final String READ_POWER_RTU = "20 03 20 12 00 02 69 7F";

  private final SteppingClock clock = new SteppingClock("2026-06-21T09:00:00Z", "Europe/Rome");

  @Test
  void a_silent_device_never_answers_and_comes_back() throws IOException {
    try (SimulatedPlant plant = Rig.still();
        Socket socket = Rig.connect(plant.meter(), 200)) {
      plant.meter().fault(new Fault.Silent());
      Rig.send(socket, READ_POWER);
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
      plant.meter().fault(Fault.NONE);
      assertThat(Rig.exchange(socket, READ_POWER, 13)).startsWith("00 07 00 00 00 07 20 03 04");
      assertThat(plant.meter().requests(3)).isEqualTo(2);
    }
  }

  @Test
  void a_slow_device_answers_rightly_after_its_delay() throws IOException {
    try (SimulatedPlant plant = Rig.still();
        Socket socket = Rig.connect(plant.meter(), 5000)) {
      String quick = Rig.exchange(socket, READ_POWER, 13);
      plant.meter().fault(new Fault.Slow(Duration.ofMillis(300)));
      long before = System.nanoTime();
      assertThat(Rig.exchange(socket, READ_POWER, 13)).isEqualTo(quick);
      assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(300_000_000L);
    }
  }

  @Test
  void a_device_in_exception_refuses_with_the_code() throws IOException {
    try (SimulatedPlant plant = Rig.still();
        Socket socket = Rig.connect(plant.meter(), 2000)) {
      plant.meter().fault(new Fault.ExceptionAnswer(4));
      assertThat(Rig.exchange(socket, READ_POWER, 9)).isEqualTo("00 07 00 00 00 03 20 83 04");
    }
  }

  @Test
  void a_frozen_device_repeats_its_values_while_the_plant_goes_on() throws IOException {
    try (SimulatedPlant plant = Rig.still(clock, "secondsPerSecond", 60);
        Socket socket = Rig.connect(plant.meter(), 2000)) {
      plant.meter().fault(new Fault.Frozen());
      String before = Rig.exchange(socket, READ_POWER, 13);
      double truth = plant.state().grid().power().total();
      clock.seconds(120);
      assertThat(plant.state().grid().power().total()).isNotEqualTo(truth);
      assertThat(Rig.exchange(socket, READ_POWER, 13)).isEqualTo(before);
      plant.meter().fault(Fault.NONE);
      assertThat(Rig.exchange(socket, READ_POWER, 13)).isNotEqualTo(before);
    }
  }

  @Test
  void a_garbled_tcp_answer_is_as_long_as_the_right_one_and_wrong_in_its_head() throws IOException {
    try (SimulatedPlant plant = Rig.still();
        Socket socket = Rig.connect(plant.meter(), 2000)) {
      String right = Rig.exchange(socket, READ_POWER, 13);
      plant.meter().fault(new Fault.Garbled());
      for (int i = 0; i < 200; i++) {
        String answer = Rig.exchange(socket, READ_POWER, 13);
        // transaction, protocol, unit, function, byte count: the first nine bytes
        assertThat(answer.substring(0, 26)).isNotEqualTo(right.substring(0, 26));
        assertThat(answer.substring(27)).isEqualTo(right.substring(27));
      }
    }
  }

  @Test
  void a_garbled_rtu_answer_never_fits_its_checksum() throws IOException {
    try (SimulatedPlant plant = Rig.still("transport", "rtu-over-tcp");
        Socket socket = Rig.connect(plant.meter(), 2000)) {
      Rig.exchange(socket, READ_POWER_RTU, 9);
      plant.meter().fault(new Fault.Garbled());
      for (int i = 0; i < 200; i++) {
        byte[] answer =
            HexFormat.ofDelimiter(" ").parseHex(Rig.exchange(socket, READ_POWER_RTU, 9));
        int[] check = ModbusUtil.calculateCRC(answer, 0, 7);
        boolean fits = (answer[7] & 0xFF) == check[0] && (answer[8] & 0xFF) == check[1];
        assertThat(fits).isFalse();
      }
    }
  }

  @Test
  void faults_of_one_device_leave_the_other_alone() throws IOException {
    try (SimulatedPlant plant = Rig.still("meterFault", "silent");
        Socket socket = Rig.connect(plant.inverter(), 2000)) {
      assertThat(Rig.exchange(socket, "00 01 00 00 00 06 01 03 04 85 00 01", 11))
          .startsWith("00 01 00 00 00 05 01 03 02");
    }
  }

  @Test
  void settings_give_and_take_faults_while_the_connection_stays() throws IOException {
    try (SimulatedPlant plant = Rig.still("meterPort", 0);
        Socket socket = Rig.connect(plant.meter(), 2000)) {
      String right = Rig.exchange(socket, READ_POWER, 13);
      plant.change(settings(Map.of("meterFault", "exception:6")));
      assertThat(Rig.exchange(socket, READ_POWER, 9)).endsWith("83 06");
      plant.change(settings(Map.of("meterFault", "none")));
      assertThat(Rig.exchange(socket, READ_POWER, 13)).isEqualTo(right);
    }
  }

  private static PlantSettings settings(Map<String, Object> more) {
    Map<String, Object> all = new java.util.HashMap<>(more);
    all.put("secondsPerSecond", 0);
    return PlantSettings.from(all);
  }

  @Test
  void a_changed_profile_keeps_port_and_energies() throws IOException {
    try (SimulatedPlant plant = Rig.still(clock)) {
      clock.seconds(3600);
      int port = plant.meter().port();
      double energy = plant.state().inverter().energyTotal();
      plant.change(settings(Map.of("meterProfile", "DTSU666-H")));
      assertThat(plant.meter().port()).isEqualTo(port);
      assertThat(plant.meter().model()).isEqualTo("DTSU666-H");
      assertThat(plant.state().inverter().energyTotal()).isEqualTo(energy);
      try (Socket socket = Rig.connect(plant.meter(), 2000)) {
        assertThat(Rig.exchange(socket, READ_POWER, 13)).startsWith("00 07 00 00 00 07 20 03 04");
      }
    }
  }

  @Test
  void a_port_that_is_taken_is_named_and_what_ran_goes_on() throws IOException {
    try (SimulatedPlant plant = Rig.still();
        SimulatedPlant other = Rig.still()) {
      int taken = other.meter().port();
      assertThatThrownBy(() -> plant.change(settings(Map.of("meterPort", taken))))
          .hasMessageContaining("127.0.0.1:" + taken);
      try (Socket socket = Rig.connect(plant.meter(), 2000)) {
        assertThat(Rig.exchange(socket, READ_POWER, 13)).startsWith("00 07 00 00 00 07 20 03 04");
      }
    }
  }

  @Test
  void forty_idle_masters_keep_nobody_out() throws IOException {
    try (SimulatedPlant plant = Rig.still()) {
      Socket[] idle = new Socket[40];
      for (int i = 0; i < idle.length; i++) {
        idle[i] = Rig.connect(plant.meter(), 2000);
      }
      try (Socket socket = Rig.connect(plant.meter(), 2000)) {
        assertThat(Rig.exchange(socket, READ_POWER, 13)).startsWith("00 07 00 00 00 07 20 03 04");
      }
      for (Socket socket : idle) {
        socket.close();
      }
    }
  }

  @Test
  void a_malformed_frame_ends_its_connection_and_no_other() throws IOException {
    try (SimulatedPlant plant = Rig.still();
        Socket good = Rig.connect(plant.meter(), 2000);
        Socket bad = Rig.connect(plant.meter(), 2000)) {
      Rig.send(bad, "00 01 00 00 FF FF 20 03 20 12 00 02");
      assertThat(bad.getInputStream().read()).isEqualTo(-1);
      assertThat(Rig.exchange(good, READ_POWER, 13)).startsWith("00 07 00 00 00 07 20 03 04");
    }
  }
}
