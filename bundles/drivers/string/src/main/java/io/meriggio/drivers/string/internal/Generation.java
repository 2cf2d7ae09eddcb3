// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.string.internal;

import io.meriggio.modbus.BlockRules;
import io.meriggio.modbus.RegisterMap;

/** The two register maps of ZCS string inverters (INVERTERS, section 1). */
enum Generation {
  /** -V1 and -V2. Reads of 42 registers were seen to work (INVERTERS, section 2). */
  G1("string-g1", BlockRules.atMost(42)),
  /** -V3 and the HV series: at most 60 registers, never across a block of 64. */
  G3("string-g3", BlockRules.atMost(60).within(64));

  private final String mapName;
  private final BlockRules rules;

  Generation(String mapName, BlockRules rules) {
    this.mapName = mapName;
    this.rules = rules;
  }

  /** The name of its built-in map, without {@code .csv}. */
  String mapName() {
    return mapName;
  }

  BlockRules rules() {
    return rules;
  }

  /** Reads the map that the bundle brings. */
  RegisterMap builtIn() {
    return RegisterMap.builtIn(StringDriver.class, mapName);
  }
}
