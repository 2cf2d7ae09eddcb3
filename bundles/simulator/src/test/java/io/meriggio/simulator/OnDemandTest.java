// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.meriggio.simulator.state.Charger;
import io.meriggio.simulator.state.Phases;
import io.meriggio.simulator.state.Pilot;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Load steps and cars that come and go when they are told to. */
class OnDemandTest {
  private final SteppingClock clock = new SteppingClock("2026-06-21T10:00:00Z", "Europe/Rome");

  @Test
  void a_house_steps_to_a_steady_load_spread_over_the_phases_and_goes_back_to_its_day() {
    try (SimulatedPlant plant = plant(Map.of())) {
      double family = plant.state().house().total();
      plant.houseLoad(OptionalDouble.of(3000));
      assertThat(plant.state().house()).isEqualTo(new Phases(1000, 1000, 1000));
      assertThat(plant.state().balance().total())
          .isCloseTo(plant.state().grid().power().total(), within(1e-6));
      plant.houseLoad(OptionalDouble.empty());
      assertThat(plant.state().house().total()).isCloseTo(family, within(1e-9));
    }
  }

  @Test
  void a_car_is_plugged_out_and_in_and_its_session_begins_anew() {
    try (SimulatedPlant plant = plant(Map.of())) {
      clock.seconds(60);
      assertThat(charger(plant).pilot()).isEqualTo(Pilot.C);
      double counter = charger(plant).energyTotal();
      plant.car("garage", Optional.of(false));
      assertThat(charger(plant).pilot()).isEqualTo(Pilot.A);
      assertThat(charger(plant).power().total()).isZero();
      plant.car("garage", Optional.of(true));
      assertThat(charger(plant).pilot()).isEqualTo(Pilot.C);
      assertThat(charger(plant).sessionEnergy()).isZero();
      assertThat(charger(plant).energyTotal()).isEqualTo(counter);
    }
  }

  @Test
  void a_changed_configuration_steps_the_running_plant_and_keeps_its_energies() {
    try (SimulatedPlant plant = plant(Map.of())) {
      clock.seconds(60);
      double counter = charger(plant).energyTotal();
      plant.change(settings(Map.of("houseLoad", "2500", "car.garage", "away")));
      assertThat(plant.state().house().total()).isCloseTo(2500, within(1e-9));
      assertThat(charger(plant).pilot()).isEqualTo(Pilot.A);
      assertThat(charger(plant).energyTotal()).isEqualTo(counter);
    }
  }

  @Test
  void what_is_wrong_is_named_with_what_is_allowed() {
    assertThatThrownBy(() -> settings(Map.of("houseLoad", "much")))
        .hasMessage("houseLoad: found 'much', allowed 0.0 to 1000000.0");
    assertThatThrownBy(() -> settings(Map.of("car.garage", "gone")))
        .hasMessage("car.garage: found 'gone', allowed by-hour, here, away");
    assertThatThrownBy(() -> settings(Map.of("car.attic", "here")))
        .hasMessage("found key 'car.attic', allowed car.<id> of a wallbox of the plant");
    try (SimulatedPlant plant = plant(Map.of())) {
      assertThatThrownBy(() -> plant.car("attic", Optional.of(true)))
          .hasMessage("charge point: found 'attic', allowed [garage]");
    }
  }

  private SimulatedPlant plant(Map<String, ?> more) {
    return new SimulatedPlant(settings(more), clock);
  }

  private static PlantSettings settings(Map<String, ?> more) {
    Map<String, Object> all = new LinkedHashMap<>(more);
    all.put("secondsPerSecond", 0);
    all.put("device.meter", "meter");
    all.put("device.garage", "wallbox");
    return PlantSettings.from(all);
  }

  private static Charger charger(SimulatedPlant plant) {
    return plant.state().units().chargers().get(0);
  }
}
