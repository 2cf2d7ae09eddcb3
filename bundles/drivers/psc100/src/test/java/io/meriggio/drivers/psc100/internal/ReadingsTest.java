// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.psc100.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.device.AddressRange;
import io.meriggio.device.Candidate;
import io.meriggio.device.Capability;
import io.meriggio.device.DeviceException;
import io.meriggio.device.Fault;
import io.meriggio.device.Quality;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.ScriptedLink;
import io.meriggio.testkit.ScriptedLink.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadingsTest {

  private final Psc100Driver driver = new Psc100Driver();

  @Test
  void a_plant_shows_its_points_in_their_units_and_signs() throws Exception {
    try (OpenedDevice plant = Plants.opened(Plants.plant(), 247, Map.of())) {
      assertThat(plant.number("ac_power")).isEqualTo(1_800_000);
      assertThat(plant.number("pv_power")).isEqualTo(1_800_000);
      assertThat(plant.number("reactive_power")).isEqualTo(120_000);
      assertThat(plant.number("power_factor")).isEqualTo(0.998);
      assertThat(plant.number("frequency")).isEqualTo(50);
      assertThat(plant.number("rated_power")).isEqualTo(3_000_000);
      assertThat(plant.number("available_power")).isEqualTo(2_000_000);
      assertThat(plant.number("energy_pv_total")).isEqualTo(12_345_000);
      assertThat(plant.number("energy_pv_today")).isEqualTo(900_000);
      assertThat(plant.number("inverter_count_online")).isEqualTo(12);
      assertThat(plant.reading("status").value()).contains(Value.of("RUNNING"));
      assertThat(plant.reading("running").value()).contains(Value.of(true));
      assertThat(plant.reading("serial_number").value()).contains(Value.of("PSC100A0000012"));
    }
  }

  @Test
  void a_plant_that_draws_at_night_produces_nothing() throws Exception {
    ScriptedLink link = Plants.plant().set(247, 0x0200, "FFFF F830");
    try (OpenedDevice plant = Plants.opened(link, 247, Map.of())) {
      assertThat(plant.number("ac_power")).isEqualTo(-2000);
      assertThat(plant.number("pv_power")).isZero();
    }
  }

  @Test
  void unknown_power_is_unknown_production() throws Exception {
    ScriptedLink link = Plants.plant().remove(247, 0x0200, 0x0201);
    try (OpenedDevice plant = Plants.opened(link, 247, Map.of())) {
      assertThat(plant.reading("pv_power").quality()).isEqualTo(Quality.BAD);
      assertThat(plant.reading("pv_power").value()).isEmpty();
    }
  }

  @Test
  void a_limit_that_is_not_enabled_reads_as_100_percent() throws Exception {
    ScriptedLink link = Plants.plant().set(247, 0x0301, 0, 600);
    try (OpenedDevice plant = Plants.opened(link, 247, Map.of())) {
      assertThat(plant.number("active_power_limit")).isEqualTo(100);
      link.set(247, 0x0301, 1);
      plant.poll(io.meriggio.testkit.TestCycle.full());
      assertThat(plant.number("active_power_limit")).isEqualTo(60);
    }
  }

  @Test
  void faults_are_told_in_plain_words() throws Exception {
    ScriptedLink link = Plants.plant().set(247, 0x0104, 0x0102);
    try (OpenedDevice plant = Plants.opened(link, 247, Map.of())) {
      Value.Faults faults = (Value.Faults) plant.reading("fault").value().orElseThrow();
      assertThat(faults.faults())
          .extracting(Fault::text)
          .containsExactly("RS485 line 1", "Plant-controller link lost");
    }
  }

  @Test
  void a_plant_offers_the_view_of_a_plant_controller_and_of_a_producer() throws Exception {
    try (OpenedDevice plant = Plants.opened(Plants.plant(), 247, Map.of());
        OpenedDevice sunSpec = Plants.opened(Plants.sunSpec(), 1, Map.of())) {
      for (OpenedDevice each : List.of(plant, sunSpec)) {
        assertThat(driver.description().viewsOf(each.connection().points()))
            .containsExactlyInAnyOrder(Capability.PLANT_CONTROLLER, Capability.PV_INVERTER);
      }
    }
  }

  @Test
  void a_unit_tells_by_itself_what_it_is() throws Exception {
    assertThat(model(Plants.plant(), 247)).contains(Model.PLANT.word());
    assertThat(model(Plants.sunSpec(), 1)).contains(Model.SUNSPEC.word());
    assertThat(model(Plants.inverter(), 7)).contains(Model.INVERTER.word());
  }

  private static Optional<String> model(ScriptedLink link, int unit) throws Exception {
    try (OpenedDevice device = Plants.opened(link, unit, Map.of())) {
      return device.connection().identify().model();
    }
  }

  @Test
  void what_is_none_of_them_is_refused_with_what_to_do() {
    ScriptedLink link = new ScriptedLink().set(247, 0x0000, 0x0200);
    assertThatThrownBy(() -> Plants.opened(link, 247, Map.of()))
        .isInstanceOfSatisfying(
            DeviceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.WRONG_FAMILY))
        .hasMessageContaining("map of the site");
  }

  @Test
  void a_dead_unit_costs_one_time_out() {
    ScriptedLink link = Plants.plant().silent(request -> true);
    assertThatThrownBy(() -> Plants.opened(link, 247, Map.of()))
        .isInstanceOf(DeviceException.class);
    assertThat(link.newRequests()).hasSize(1);
  }

  @Test
  void a_search_finds_plants_and_sunspec_by_reads_only() {
    ScriptedLink plant = Plants.plant();
    List<Candidate> found = driver.probe(plant, new AddressRange(246, 247)).toList();
    assertThat(found).hasSize(1);
    assertThat(found.get(0).identity().serialNumber()).contains("PSC100A0000012");
    assertThat(plant.requests()).noneMatch(Request::writes);
    assertThat(driver.probe(Plants.sunSpec(), new AddressRange(1, 1)).toList())
        .extracting(candidate -> candidate.identity().model())
        .containsExactly(Optional.of(Model.SUNSPEC.word()));
    assertThat(driver.probe(Plants.inverter(), new AddressRange(7, 7)))
        .as("inverters are found by the family string")
        .isEmpty();
  }
}
