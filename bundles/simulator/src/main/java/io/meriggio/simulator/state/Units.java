// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.state;

import java.util.List;

/**
 * All that a plant may have, each in the order of its configuration.
 *
 * @param inverters string inverters, also those of other makers
 * @param storages hybrids, retrofit storage, battery cabinets
 * @param chargers charge points
 * @param heatPumps heat pumps
 * @param switches inputs and outputs of the gateway's board
 * @param airTemperature outdoors, °C
 */
public record Units(
    List<Inverter> inverters,
    List<Storage> storages,
    List<Charger> chargers,
    List<HeatPump> heatPumps,
    Switches switches,
    double airTemperature) {

  /** Takes its own copies. */
  public Units {
    inverters = List.copyOf(inverters);
    storages = List.copyOf(storages);
    chargers = List.copyOf(chargers);
    heatPumps = List.copyOf(heatPumps);
  }
}
