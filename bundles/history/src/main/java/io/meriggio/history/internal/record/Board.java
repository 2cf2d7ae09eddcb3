// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.record;

import io.meriggio.controller.EnergyFlows;
import io.meriggio.controller.PlantNow;
import io.meriggio.device.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;

/**
 * What the gateway knows now, put there by those who know it.
 *
 * <p>Threads: any; nobody waits.
 */
public final class Board {
  private static final int MOST_FLOWS = 600;

  private final Map<String, Seen<Snapshot>> devices = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<EnergyFlows> flows = new ConcurrentLinkedQueue<>();
  private final LongSupplier running;
  private volatile Optional<Seen<PlantNow>> plant = Optional.empty();

  /**
   * An image and when it came.
   *
   * @param nanos of the running time
   */
  record Seen<T>(T image, long nanos) {}

  /**
   * @param running nanoseconds that no clock setting moves
   */
  public Board(LongSupplier running) {
    this.running = running;
  }

  /** A device has a new image. */
  public void device(Snapshot snapshot) {
    devices.put(snapshot.device(), new Seen<>(snapshot, running.getAsLong()));
  }

  /** A device is gone. */
  public void removed(String device) {
    devices.remove(device);
  }

  /** The plant has a new image. */
  public void plant(PlantNow now) {
    plant = Optional.of(new Seen<>(now, running.getAsLong()));
  }

  /** A minute of energy flows has ended. */
  public void flows(EnergyFlows ended) {
    flows.add(ended);
    if (flows.size() > MOST_FLOWS) {
      flows.poll();
    }
  }

  /** Nobody tells of devices any more. */
  public void forgetDevices() {
    devices.clear();
  }

  Map<String, Seen<Snapshot>> devices() {
    return devices;
  }

  Optional<Seen<PlantNow>> plant() {
    return plant;
  }

  List<EnergyFlows> takeFlows() {
    List<EnergyFlows> taken = new ArrayList<>();
    for (EnergyFlows one = flows.poll(); one != null; one = flows.poll()) {
      taken.add(one);
    }
    return taken;
  }
}
