// SPDX-License-Identifier: Apache-2.0
package io.meriggio.inverter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.device.DeviceException;
import io.meriggio.device.Reason;
import io.meriggio.testkit.FrameReplay;
import io.meriggio.testkit.ScriptedLink;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GenerationProbeTest {

  private static final Set<InverterMap> STRING =
      Set.of(InverterMap.STRING_G1, InverterMap.STRING_G3);

  @Test
  void the_probe_sends_the_frames_of_the_document() {
    FrameReplay replay = FrameReplay.resource(getClass(), "probe.frames");
    GenerationProbe probe = new GenerationProbe(replay, 1, STRING);
    assertThatThrownBy(probe::detect).isInstanceOf(DeviceException.class);
    assertThat(replay.sent().subList(0, 2))
        .containsExactly("01 03 00 44 00 01 C4 1F", "01 04 20 00 00 0A 7B CD");
  }

  @Test
  void a_dead_inverter_costs_one_time_out_from_the_second_round_on() {
    ScriptedLink link = Inverters.v1().silent(request -> true);
    GenerationProbe probe = new GenerationProbe(link, 1, STRING);
    assertThatThrownBy(probe::detect).isInstanceOf(DeviceException.class);
    for (int round = 0; round < 3; round++) {
      link.newRequests();
      assertThatThrownBy(probe::detect).isInstanceOf(DeviceException.class);
      assertThat(link.newRequests()).hasSize(1);
    }
  }

  @Test
  void an_old_inverter_that_is_silent_on_unknown_registers_is_found_in_the_morning()
      throws Exception {
    ScriptedLink link = Inverters.v1().silent(request -> true);
    GenerationProbe probe = new GenerationProbe(link, 1, STRING);
    assertThatThrownBy(probe::detect).isInstanceOf(DeviceException.class);
    link.healthy().silent(request -> request.address() == 0x0044);
    Generation found = null;
    for (int round = 0; round < 3 && found == null; round++) {
      try {
        found = probe.detect();
      } catch (DeviceException stillSilent) {
        assertThat(stillSilent.reason()).isEqualTo(Reason.TIMEOUT);
      }
    }
    assertThat(found).isEqualTo(Generation.G1);
  }

  @Test
  void a_g3_answers_with_a_protocol_version_in_bcd() throws Exception {
    assertThat(new GenerationProbe(Inverters.v3(), 1, STRING).detect()).isEqualTo(Generation.G3);
    ScriptedLink noise = Inverters.v1().set(1, 0x0044, "FFFF");
    assertThat(new GenerationProbe(noise, 1, STRING).detect()).isEqualTo(Generation.G1);
  }

  @Test
  void an_old_inverter_without_a_serial_number_is_told_by_its_frequency() throws Exception {
    ScriptedLink link = Inverters.v1().remove(1, 0x2000, 0x2010);
    assertThat(new GenerationProbe(link, 1, STRING).detect()).isEqualTo(Generation.G1);
  }

  @Test
  void an_old_storage_inverter_is_refused() {
    ScriptedLink link = Inverters.v1().remove(1, 0x2000, 0x2010).set(1, 0x020C, "1388");
    assertThatThrownBy(() -> new GenerationProbe(link, 1, STRING).detect())
        .isInstanceOfSatisfying(
            DeviceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.WRONG_FAMILY));
  }
}
