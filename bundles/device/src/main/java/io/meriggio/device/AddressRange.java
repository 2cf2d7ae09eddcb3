// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

/**
 * Modbus addresses to search.
 *
 * @param first 1…247
 * @param last first…247
 */
public record AddressRange(int first, int last) {
  public AddressRange {
    if (first < 1 || last > 247 || last < first) {
      throw new IllegalArgumentException(
          "address range " + first + "…" + last + ": 1…247 in rising order is allowed");
    }
  }
}
