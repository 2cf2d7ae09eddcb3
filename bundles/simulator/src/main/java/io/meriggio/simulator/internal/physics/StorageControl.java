// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.physics;

import io.meriggio.simulator.state.StorageMode;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The controls of one storage of a plant. Safe from any thread. */
public final class StorageControl {

  private final Plant plant;
  private final StorageUnit unit;

  StorageControl(Plant plant, StorageUnit unit) {
    this.plant = plant;
    this.unit = unit;
  }

  /**
   * What a battery without strings must give (charging negative) so that this comes out on the AC
   * side, W.
   */
  public static double batteryFor(double acWatts) {
    return StorageUnit.dc(acWatts);
  }

  /** Changes what it has been told. */
  public void order(UnaryOperator<StorageOrders> change) {
    plant.change(() -> unit.order(change.apply(unit.orders())));
  }

  /** Changes its mode. */
  public void mode(StorageMode mode) {
    plant.change(() -> unit.mode(mode));
  }

  /**
   * Sets how long its master may be silent in passive mode.
   *
   * @param seconds 0 = for ever
   * @param backToModeBefore what follows: the mode before passive, else standby
   */
  public void timeout(double seconds, boolean backToModeBefore) {
    plant.change(() -> unit.timeout(seconds, backToModeBefore));
  }

  /** Sets its active protective functions. */
  public void trips(Set<Integer> numbers) {
    plant.change(() -> unit.trips(numbers));
  }

  /** Its master was heard: the silence starts anew. */
  public void heard() {
    plant.change(unit::heard);
  }
}
