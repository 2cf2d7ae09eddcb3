// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.physics;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** The controls of one charge point of a plant. Safe from any thread. */
public final class ChargeControl {

  private final Plant plant;
  private final ChargePoint point;

  ChargeControl(Plant plant, ChargePoint point) {
    this.plant = plant;
    this.point = point;
  }

  /** What it has been told. */
  public ChargeOrders orders() {
    synchronized (plant) {
      return point.orders();
    }
  }

  /** Changes what it has been told. */
  public void order(UnaryOperator<ChargeOrders> change) {
    plant.change(() -> point.order(change.apply(point.orders())));
  }

  /** Starts or goes on with a session. */
  public void start() {
    plant.change(point::start);
  }

  /** Ends a session until it is started again or the car comes anew. */
  public void stop() {
    plant.change(point::stop);
  }

  /** Plugs its car in or out; empty lets it come and go by the hour. */
  public void plug(Optional<Boolean> plugged) {
    plant.change(() -> point.wantCar(plugged));
  }

  /** Its master was heard: the watchdog starts anew. */
  public void heard() {
    plant.change(point::heard);
  }
}
