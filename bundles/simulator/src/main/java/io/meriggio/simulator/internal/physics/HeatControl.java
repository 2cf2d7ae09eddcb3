// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.physics;

import java.util.function.UnaryOperator;

/** The controls of one heat pump of a plant. Safe from any thread. */
public final class HeatControl {

  private final Plant plant;
  private final HeatPumpUnit unit;

  HeatControl(Plant plant, HeatPumpUnit unit) {
    this.plant = plant;
    this.unit = unit;
  }

  /** What it has been told. */
  public HeatOrders orders() {
    synchronized (plant) {
      return unit.orders();
    }
  }

  /** Changes what it has been told. */
  public void order(UnaryOperator<HeatOrders> change) {
    plant.change(() -> unit.order(change.apply(unit.orders())));
  }

  /** Sets SG-Ready's two contacts: 1:0 lock, 0:1 recommended, 1:1 forced. */
  public void contacts(boolean first, boolean second) {
    plant.change(() -> unit.contacts(first, second));
  }

  /** Its master was heard: the watchdog starts anew. */
  public void heard() {
    plant.change(unit::heard);
  }
}
