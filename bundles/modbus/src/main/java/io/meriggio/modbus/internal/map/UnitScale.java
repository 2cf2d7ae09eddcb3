// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.map;

import io.meriggio.device.Unit;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Turns the unit of a map's row into the point's, which has no prefix (vocabulary, rule 1).
 *
 * @param unit the point's unit; NONE for quantities that have none of its own (ohm, varh, Ah …)
 * @param factor what a number in the map's unit is multiplied by
 */
public record UnitScale(Unit unit, BigDecimal factor) {

  private static final Map<String, UnitScale> KNOWN = new TreeMap<>();

  static {
    put("", Unit.NONE, "1");
    put("W", Unit.WATT, "1");
    put("kW", Unit.WATT, "1000");
    put("Wh", Unit.WATT_HOUR, "1");
    put("kWh", Unit.WATT_HOUR, "1000");
    put("var", Unit.VAR, "1");
    put("kvar", Unit.VAR, "1000");
    put("VA", Unit.VOLT_AMPERE, "1");
    put("kVA", Unit.VOLT_AMPERE, "1000");
    put("V", Unit.VOLT, "1");
    put("mV", Unit.VOLT, "0.001");
    put("A", Unit.AMPERE, "1");
    put("mA", Unit.AMPERE, "0.001");
    put("Hz", Unit.HERTZ, "1");
    put("degC", Unit.CELSIUS, "1");
    put("°C", Unit.CELSIUS, "1");
    put("%", Unit.PERCENT, "1");
    put("s", Unit.SECOND, "1");
    put("ms", Unit.SECOND, "0.001");
    put("min", Unit.SECOND, "60");
    put("h", Unit.SECOND, "3600");
    put("varh", Unit.NONE, "1");
    put("kvarh", Unit.NONE, "1000");
    put("kohm", Unit.NONE, "1000");
    put("kOhm", Unit.NONE, "1000");
    put("Ah", Unit.NONE, "1");
    put("K", Unit.NONE, "1");
    put("rpm", Unit.NONE, "1");
    put("l/min", Unit.NONE, "1");
    put("%/s", Unit.NONE, "1");
    put("%Pn/min", Unit.NONE, "1");
  }

  private static void put(String word, Unit unit, String factor) {
    KNOWN.put(word, new UnitScale(unit, new BigDecimal(factor)));
  }

  /** The conversion from a unit of a map. */
  public static Optional<UnitScale> of(String word) {
    return Optional.ofNullable(KNOWN.get(word));
  }

  /** All units that a map may use. */
  public static String allowed() {
    return String.join(", ", KNOWN.keySet()).substring(2) + " or nothing";
  }
}
