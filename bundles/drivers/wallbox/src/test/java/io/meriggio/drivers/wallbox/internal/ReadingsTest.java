// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.wallbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.AddressRange;
import io.meriggio.device.Candidate;
import io.meriggio.device.Capability;
import io.meriggio.device.DeviceException;
import io.meriggio.device.DeviceIdentity;
import io.meriggio.device.Fault;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.ScriptedLink;
import io.meriggio.testkit.TestCycle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words, units and scales are those of wallbox-reference.csv and the vocabulary. */
class ReadingsTest {

  @Test
  void a_charge_point_tells_its_state_powers_and_energies() throws Exception {
    try (OpenedDevice box = Wallboxes.opened(Wallboxes.charging())) {
      assertThat(text(box, "charger_status")).isEqualTo("C");
      assertThat(text(box, "session_state")).isEqualTo("CHARGING");
      assertThat(text(box, "operating_mode")).isEqualTo("REMOTE_MANAGED");
      assertThat(text(box, "authorisation_state")).isEqualTo("GRANTED");
      assertThat(text(box, "stop_reason")).isEqualTo("NONE");
      assertThat(text(box, "rfid_last_uid")).isEqualTo("04A1B2C3");
      assertThat(box.number("charger_power")).isEqualTo(11040);
      assertThat(box.number("charger_power_l2")).isEqualTo(3675);
      assertThat(box.number("voltage_l3")).isEqualTo(230.5);
      assertThat(box.number("current_l1")).isEqualTo(16.0);
      assertThat(box.number("frequency")).isEqualTo(50.01);
      assertThat(box.number("power_factor")).isEqualTo(0.998);
      assertThat(box.number("charger_energy_total")).isEqualTo(123456);
      assertThat(box.number("session_energy")).isEqualTo(5400);
      assertThat(box.number("charger_current_limit")).isEqualTo(16);
      assertThat(box.number("charger_current_offered")).isEqualTo(16);
      assertThat(box.number("charger_display_current")).isEqualTo(32);
      assertThat(box.number("charger_rated_current")).isEqualTo(32);
      assertThat(box.number("cable_current")).isEqualTo(32);
      assertThat(box.number("phases_in_use")).isEqualTo(3);
      assertThat(box.number("failsafe_current")).isEqualTo(6);
      assertThat(box.number("watchdog_timeout")).isEqualTo(60);
      assertThat(new WallboxDriver().description().viewsOf(box.connection().points()))
          .containsExactly(Capability.CHARGE_POINT);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, UNKNOWN", "1, A", "2, B", "3, C", "4, D", "5, E", "6, F", "9, STATE_9"})
  void states_are_those_of_iec_61851(int number, String word) throws Exception {
    try (OpenedDevice box = Wallboxes.opened(Wallboxes.charging().set(1, 0x0100, number))) {
      assertThat(text(box, "charger_status")).isEqualTo(word);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, REMOTE",
    "2, LOCAL_KEY",
    "3, VEHICLE",
    "4, ENERGY_OR_TIME_GOAL",
    "5, WATCHDOG",
    "6, FAULT",
    "7, POWER_CUT",
    "8, RFID"
  })
  void a_stop_has_its_reason(int number, String word) throws Exception {
    try (OpenedDevice box = Wallboxes.opened(Wallboxes.charging().set(1, 0x0109, number))) {
      assertThat(text(box, "stop_reason")).isEqualTo(word);
    }
  }

  @Test
  void faults_are_readable_texts_and_no_card_is_no_number() throws Exception {
    ScriptedLink link = Wallboxes.charging().set(1, 0x010A, 0x1100).set(1, 0x010D, 0, 0);
    try (OpenedDevice box = Wallboxes.opened(link)) {
      assertThat(box.reading("fault").value())
          .contains(
              new Value.Faults(
                  List.of(
                      new Fault("WB08", "Contactor welded: it does not open"),
                      new Fault("WB12", "Emergency stop pressed"))));
      assertThat(box.reading("rfid_last_uid").reason()).isEqualTo(Reason.NOT_PRESENT);
    }
  }

  @Test
  void the_model_is_found_by_the_phases_and_another_device_is_refused() throws Exception {
    assertThat(identity(Wallboxes.charging()))
        .isEqualTo(
            new DeviceIdentity(
                Optional.of("3PH 22kW"), Optional.of("WB22K0000000012"), Optional.of("1.0.493")));
    assertThat(identity(Wallboxes.single()).model()).contains("WALLBOX-REF 1PH 7.4kW");
    ScriptedLink other = Wallboxes.charging().set(1, 0x0002, 7);
    Assertions.assertThatThrownBy(() -> identity(other))
        .hasMessageContaining("found 7 phases, allowed: 1 or 3")
        .isInstanceOfSatisfying(
            DeviceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.WRONG_FAMILY));
  }

  @Test
  void a_search_reads_the_identity_of_addresses_1_to_8_only() {
    ScriptedLink link = Wallboxes.charging();
    List<Candidate> found = new WallboxDriver().probe(link, new AddressRange(1, 20)).toList();
    assertThat(found).extracting(Candidate::unit).containsExactly(1);
    assertThat(found.get(0).identity().serialNumber()).contains("WB22K0000000012");
    assertThat(found.get(0).identity().firmware()).contains("1.0.493");
    assertThat(link.requests()).hasSize(8).noneMatch(ScriptedLink.Request::writes);
    link.set(1, 0x0000, 0x0200);
    assertThat(new WallboxDriver().probe(link, new AddressRange(1, 1))).isEmpty();
  }

  @Test
  void status_and_values_are_read_every_time() throws Exception {
    try (OpenedDevice box = Wallboxes.opened(Wallboxes.charging())) {
      Map<String, Reading> fast = box.poll(TestCycle.of(io.meriggio.device.PollClass.FAST));
      assertThat(fast)
          .containsKeys("charger_status", "charger_power", "session_state", "current_l1", "fault");
    }
  }

  private static DeviceIdentity identity(ScriptedLink link) throws Exception {
    try (OpenedDevice box =
        new OpenedDevice(
            new WallboxDriver(), link, 1, Optional.empty(), Map.of(), Optional.empty())) {
      return box.connection().identify();
    }
  }

  private static String text(OpenedDevice box, String id) {
    return ((Value.Text) box.reading(id).value().orElseThrow()).text();
  }
}
