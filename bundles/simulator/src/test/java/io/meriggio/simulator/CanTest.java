// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.simulator.state.Session;
import java.io.IOException;
import java.net.Socket;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Charge points on the loopback bus, by docs/reference/can-loopback.md and wallbox-can.md. */
class CanTest {

  private static final HexFormat SPACED = HexFormat.ofDelimiter(" ").withUpperCase();

  private static SimulatedPlant boxes() {
    return Rig.still(
        "device.one", "wallbox via=can unit=1 car-current=32 port=" + freePort(), "clouds", 0);
  }

  private static int freePort() {
    try (java.net.ServerSocket free = new java.net.ServerSocket(0)) {
      return free.getLocalPort();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Listens for so many frames and keeps the last of each identifier; 0x701 by its part. */
  private static Map<String, String> heard(Socket bus, int frames) throws IOException {
    Map<String, String> last = new TreeMap<>();
    for (int i = 0; i < frames; i++) {
      byte[] frame = bus.getInputStream().readNBytes(16);
      String text = SPACED.formatHex(frame);
      String identifier = text.substring(6, 11).replace(" ", "");
      last.put(
          identifier.equals("0701") ? identifier + "-" + frame[8] : identifier,
          text.substring(24, 24 + Math.max(0, 3 * frame[4] - 1)));
    }
    return last;
  }

  private static void say(Socket bus, String frame) throws IOException {
    Rig.send(bus, frame);
  }

  @Test
  void a_charge_point_tells_what_the_examples_tell() throws IOException {
    try (SimulatedPlant plant = boxes();
        Socket bus = Rig.connect(plant.device("one"), 5000)) {
      // limit 10.0 A, as the example
      say(bus, "00 00 01 01 02 00 00 00 00 64 00 00 00 00 00 00");
      Rig.await(() -> plant.state().units().chargers().get(0).limit() == 10);
      Map<String, String> told = heard(bus, 40);
      // firmware `1.0.493`, as the example
      assertThat(told.get("0701-4")).isEqualTo("04 31 2E 30 2E 34 39 33");
      // fail-safe 6.0 A, watchdog 60 s, limit 10.0 A, as the example
      assertThat(told.get("01F1")).isEqualTo("00 64 00 3C 00 3C 00 00");
      // state C, charging, 10.0 A offered, three phases
      assertThat(told.get("0181")).startsWith("03 04 00 ").contains("00 64 03");
      assertThat(told.keySet())
          .contains("0191", "01A1", "01B1", "01C1", "0701-0", "0701-1", "0701-6");
      int watts = Integer.parseInt(told.get("01A1").substring(0, 5).replace(" ", ""), 16);
      assertThat((double) watts)
          .isCloseTo(
              plant.state().units().chargers().get(0).power().total(),
              org.assertj.core.api.Assertions.within(2.0));
    }
  }

  @Test
  void start_stop_fail_safe_and_phases_are_obeyed_and_a_limit_between_is_ignored()
      throws IOException {
    try (SimulatedPlant plant = boxes();
        Socket bus = Rig.connect(plant.device("one"), 5000)) {
      say(bus, "00 00 01 11 01 00 00 00 02 00 00 00 00 00 00 00");
      Rig.await(() -> plant.state().units().chargers().get(0).session() == Session.FINISHED);
      say(bus, "00 00 01 11 01 00 00 00 01 00 00 00 00 00 00 00");
      Rig.await(() -> plant.state().units().chargers().get(0).session() == Session.CHARGING);
      say(bus, "00 00 01 31 01 00 00 00 01 00 00 00 00 00 00 00");
      Rig.await(() -> plant.state().units().chargers().get(0).phases() == 1);
      say(bus, "00 00 01 21 04 00 00 00 00 50 00 78 00 00 00 00");
      say(bus, "00 00 01 01 02 00 00 00 00 1E 00 00 00 00 00 00");
      Rig.await(() -> plant.state().units().chargers().get(0).watchdogLeft() > 60);
      assertThat(plant.state().units().chargers().get(0).limit()).isEqualTo(32);
    }
  }

  @Test
  void frames_reach_the_other_nodes_and_not_their_sender() throws IOException {
    try (SimulatedPlant plant = boxes();
        Socket one = Rig.connect(plant.device("one"), 5000);
        Socket other = Rig.connect(plant.device("one"), 5000)) {
      // both are on the bus when they hear something
      heard(one, 1);
      heard(other, 1);
      say(one, "80 01 23 45 00 00 00 00 00 00 00 00 00 00 00 00");
      boolean passed = false;
      for (int i = 0; i < 60 && !passed; i++) {
        passed =
            SPACED.formatHex(other.getInputStream().readNBytes(16)).startsWith("80 01 23 45 00");
      }
      assertThat(passed).isTrue();
      for (int i = 0; i < 12; i++) {
        assertThat(SPACED.formatHex(one.getInputStream().readNBytes(16))).startsWith("00 00 0");
      }
    }
  }

  @Test
  void who_sends_no_frame_is_put_out() throws IOException {
    try (SimulatedPlant plant = boxes();
        Socket bus = Rig.connect(plant.device("one"), 5000)) {
      say(bus, "00 00 01 01 09 00 00 00 00 64 00 00 00 00 00 00");
      byte[] rest = bus.getInputStream().readAllBytes();
      assertThat(rest.length % 16).isZero();
    }
  }
}
