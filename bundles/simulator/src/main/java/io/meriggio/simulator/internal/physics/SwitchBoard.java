// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.physics;

import io.meriggio.simulator.state.Phases;
import io.meriggio.simulator.state.Switches;
import java.util.List;

/**
 * The gateway's four outputs with the loads behind them, and its two inputs. A watchdog opens all
 * outputs when nobody is heard for as long as it says.
 */
final class SwitchBoard {

  private final List<Double> loads;
  private final int phases;
  private final boolean[] closed = new boolean[4];
  private final boolean[] inputs = new boolean[2];
  private double watchdog;
  private double silence;
  private boolean expired;

  /** Loads in W behind outputs 1 to 4; an output without one switches nothing. */
  SwitchBoard(List<Double> loads, int phases) {
    this.loads = List.copyOf(loads);
    this.phases = phases;
  }

  void set(int number, boolean on) {
    closed[number - 1] = on;
    expired = false;
  }

  void input(int number, boolean on) {
    inputs[number - 1] = on;
  }

  /** Seconds of silence after which all outputs open; 0 = off. */
  void watchdog(double seconds) {
    watchdog = seconds;
    silence = 0;
  }

  void heard() {
    silence = 0;
  }

  void step(double seconds) {
    silence += seconds;
    if (watchdog > 0 && silence >= watchdog && (closed[0] || closed[1] || closed[2] || closed[3])) {
      java.util.Arrays.fill(closed, false);
      expired = true;
    }
  }

  /** Output 1's load hangs on phase 1, output 2's on phase 2 and so on. */
  Phases power() {
    double[] watts = new double[3];
    for (int i = 0; i < Math.min(4, loads.size()); i++) {
      watts[phases == 1 ? 0 : i % 3] += closed[i] ? loads.get(i) : 0;
    }
    return new Phases(watts[0], watts[1], watts[2]);
  }

  Switches state() {
    return new Switches(
        List.of(closed[0], closed[1], closed[2], closed[3]),
        power(),
        List.of(inputs[0], inputs[1]),
        expired);
  }
}
