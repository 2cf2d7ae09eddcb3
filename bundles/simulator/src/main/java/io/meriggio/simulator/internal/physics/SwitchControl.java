// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.physics;

/** The controls of a plant's outputs. Safe from any thread. */
public final class SwitchControl {

  private final Plant plant;
  private final SwitchBoard board;

  SwitchControl(Plant plant, SwitchBoard board) {
    this.plant = plant;
    this.board = board;
  }

  /** Opens or closes output 1 to 4. */
  public void output(int number, boolean closed) {
    plant.change(() -> board.set(number, closed));
  }

  /** Sets digital input 1 or 2. */
  public void input(int number, boolean on) {
    plant.change(() -> board.input(number, on));
  }

  /** Seconds of silence after which all outputs open; 0 = off. */
  public void watchdog(double seconds) {
    plant.change(() -> board.watchdog(seconds));
  }

  /** Its master was heard. */
  public void heard() {
    plant.change(board::heard);
  }
}
