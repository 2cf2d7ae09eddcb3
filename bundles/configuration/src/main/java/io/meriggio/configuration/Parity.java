// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration;

import java.util.Map;

/** Parity of a serial line. */
public enum Parity {
  NONE,
  EVEN,
  ODD;

  /** Every parity by its word. */
  public static Map<String, Parity> byWord() {
    return Map.of("none", NONE, "even", EVEN, "odd", ODD);
  }
}
