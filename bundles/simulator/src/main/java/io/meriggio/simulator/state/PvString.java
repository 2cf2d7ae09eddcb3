// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.state;

/**
 * One string of modules.
 *
 * @param voltage V
 * @param current A
 */
public record PvString(double voltage, double current) {
  /** DC power, W. */
  public double power() {
    return voltage * current;
  }
}
