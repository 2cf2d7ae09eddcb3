// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

/** The unit of a point: always without a prefix, so that scaling ends in the register map. */
public enum Unit {
  WATT("W"),
  WATT_HOUR("Wh"),
  VAR("var"),
  VOLT_AMPERE("VA"),
  VOLT("V"),
  AMPERE("A"),
  HERTZ("Hz"),
  CELSIUS("°C"),
  PERCENT("%"),
  SECOND("s"),
  /** A bare number, a word, a boolean or a list. */
  NONE("");

  private final String symbol;

  Unit(String symbol) {
    this.symbol = symbol;
  }

  /** The symbol as doors show it, empty for {@link #NONE}. */
  public String symbol() {
    return symbol;
  }
}
