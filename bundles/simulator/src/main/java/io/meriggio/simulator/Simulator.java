// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator;

import io.meriggio.simulator.state.PlantState;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** A running simulated plant. Safe from any thread. */
@ProviderType
public interface Simulator {

  /** What is true in the plant now; brings the physics up to the clock first. */
  PlantState state();

  /** All devices that have an address, by their id. */
  Map<String, SimulatedDevice> devices();

  /**
   * A device by its id.
   *
   * @throws IllegalArgumentException when there is none, naming those that are there
   */
  SimulatedDevice device(String id);

  /** The exchange meter; it must be called {@code meter}. */
  SimulatedDevice meter();

  /** The string inverter; it must be called {@code inverter}. */
  SimulatedDevice inverter();

  /**
   * Sets the inverter's active protective functions; an empty set lets it start again.
   *
   * @param numbers the numbers that its display would show, 1 to 480 (G1: 1 to 80)
   */
  void trip(Set<Integer> numbers);

  /**
   * Makes the house draw a steady power from now on, evenly over the phases, or lets it live its
   * day again.
   *
   * @param watts 0 or more; empty = the family house
   */
  void houseLoad(OptionalDouble watts);

  /**
   * Plugs a car in or out now, or lets it come and go by the hour again.
   *
   * @param chargePoint id of a charge point
   * @throws IllegalArgumentException when there is none, naming those that are there
   */
  void car(String chargePoint, Optional<Boolean> plugged);
}
