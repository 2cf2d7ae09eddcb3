// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator;

import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** A running simulated plant. Safe from any thread. */
@ProviderType
public interface Simulator {

  /** What is true in the plant now; brings the physics up to the clock first. */
  PlantState state();

  /** The exchange meter. */
  SimulatedDevice meter();

  /** The string inverter. */
  SimulatedDevice inverter();

  /**
   * Sets the inverter's active protective functions; an empty set lets it start again.
   *
   * @param numbers the numbers that its display would show, 1 to 480 (G1: 1 to 80)
   */
  void trip(Set<Integer> numbers);
}
