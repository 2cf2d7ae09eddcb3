// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.physics;

import java.util.List;

/**
 * What a plant is made of.
 *
 * @param phases of its connection, 1 or 3
 * @param houseFactor times the family house that it draws
 * @param inverters string inverters, also of other makers
 * @param storages hybrids, retrofits, cabinets
 * @param chargePoints charge points with their cars
 * @param heatPumps heat pumps
 * @param switchedLoads W behind outputs 1 to 4
 */
public record PlantSpec(
    int phases,
    double houseFactor,
    List<InverterSpec> inverters,
    List<StorageSpec> storages,
    List<CarSpec> chargePoints,
    List<HeatSpec> heatPumps,
    List<Double> switchedLoads) {

  /** Takes its own copies. */
  public PlantSpec {
    inverters = List.copyOf(inverters);
    storages = List.copyOf(storages);
    chargePoints = List.copyOf(chargePoints);
    heatPumps = List.copyOf(heatPumps);
    switchedLoads = List.copyOf(switchedLoads);
  }

  /**
   * A string inverter.
   *
   * @param ratedPower W
   * @param connectSeconds check before it connects
   * @param trackers inputs with strings
   */
  public record InverterSpec(double ratedPower, double connectSeconds, int trackers) {}

  /** Configuration 5: house, one three-phase string inverter, meter. */
  public static PlantSpec five(double ratedPower, double connectSeconds) {
    return new PlantSpec(
        3,
        1,
        List.of(new InverterSpec(ratedPower, connectSeconds, 2)),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
