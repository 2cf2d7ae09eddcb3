// SPDX-License-Identifier: Apache-2.0
package io.meriggio.inverter;

import io.meriggio.modbus.BlockRules;
import io.meriggio.modbus.RegisterMap;

/** The register maps of ZCS inverters and what each allows in one read (INVERTERS, 1 and 2). */
public enum InverterMap {
  /** -V1 and -V2. Reads of 42 registers were seen to work. */
  STRING_G1("string", "string-g1", Generation.G1, false, BlockRules.atMost(42)),
  /** -V3 and the HV series: at most 60 registers, never across a block of 64. */
  STRING_G3("string", "string-g3", Generation.G3, false, BlockRules.atMost(60).within(64)),
  /** Old single-phase HYD-ZSS. 0x0200-0x0255 was seen to work in one read. */
  HYD_G1("hyd", "hyd-g1", Generation.G1, true, BlockRules.atMost(86)),
  /** HYD-ZSS-HP and three-phase HYD. */
  HYD_G3("hyd", "hyd-g3", Generation.G3, true, BlockRules.atMost(60).within(64)),
  /** Storage retrofit 3000SP. 0x0200-0x0239 was seen to work in one read. */
  SP3000("sp3000", "sp3000", Generation.G1, true, BlockRules.atMost(58));

  private final String family;
  private final String mapName;
  private final Generation generation;
  private final boolean storage;
  private final BlockRules rules;

  InverterMap(
      String family, String mapName, Generation generation, boolean storage, BlockRules rules) {
    this.family = family;
    this.mapName = mapName;
    this.generation = generation;
    this.storage = storage;
    this.rules = rules;
  }

  /** The device family whose driver reads it, as in a device's configuration. */
  public String family() {
    return family;
  }

  /** The name of the map, without {@code .csv}. */
  public String mapName() {
    return mapName;
  }

  public Generation generation() {
    return generation;
  }

  /** Whether its inverters have a battery. */
  public boolean storage() {
    return storage;
  }

  public BlockRules rules() {
    return rules;
  }

  /**
   * Reads the map that a driver's bundle brings.
   *
   * @param driver a class of that bundle
   */
  public RegisterMap builtIn(Class<?> driver) {
    return RegisterMap.builtIn(driver, mapName);
  }
}
