// SPDX-License-Identifier: Apache-2.0
package io.meriggio.inverter;

/** A kind of machine, as the product code of a serial number tells it (INVERTERS, section 3). */
public enum Product {
  /** 1-7.5 kW. */
  STRING_SINGLE_PHASE(InverterMap.STRING_G1, "1PH KTL-V1"),
  /** 3.3-40 kW. */
  STRING_THREE_PHASE(InverterMap.STRING_G1, "3PH KTL-V1"),
  /** 50-70 kW: two register layouts are in the field; this is the one with three trackers. */
  STRING_THREE_TRACKERS(InverterMap.STRING_G1, "3PH 50000TL-V1"),
  STRING_V3(InverterMap.STRING_G3, "KTL-V3 3.3-136kW"),
  STRING_HIGH_VOLTAGE(InverterMap.STRING_G3, "250KTL-HV"),
  /** From 320 kW up: powers in steps of 0.1 kW. */
  STRING_Z0(InverterMap.STRING_G3, "330KTL-HV Z0"),
  HYBRID(InverterMap.HYD_G1, "1PH HYD3000-HYD6000-ZSS"),
  HYBRID_HP(InverterMap.HYD_G3, "1PH HYD-ZSS-HP"),
  HYBRID_THREE_PHASE(InverterMap.HYD_G3, "3PH HYD-ZSS"),
  /** Three-phase, with batteries only. */
  AC_STORAGE(InverterMap.HYD_G3, "3PH HYD-ZSS"),
  RETROFIT(InverterMap.SP3000, "3000SP");

  private final InverterMap map;
  private final String model;

  Product(InverterMap map, String model) {
    this.map = map;
    this.model = model;
  }

  public InverterMap map() {
    return map;
  }

  /** The model's word in the register map. */
  public String model() {
    return model;
  }
}
