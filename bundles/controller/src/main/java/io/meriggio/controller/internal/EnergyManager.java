// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import io.meriggio.controller.Plant;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.device.Device;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets each part decide, one after the other on one image of the plant. A part that fails is told
 * and left for the next cycle; the others go on.
 */
final class EnergyManager {
  private static final Logger LOG = LoggerFactory.getLogger(EnergyManager.class);

  private final Supplier<List<Device>> devices;
  private final Plant plant;
  private final Supplier<Moment> clock;
  private final List<Part> parts;
  private final Set<String> failing = new HashSet<>();

  EnergyManager(
      Supplier<List<Device>> devices, Plant plant, Supplier<Moment> clock, List<Part> parts) {
    this.devices = devices;
    this.plant = plant;
    this.clock = clock;
    this.parts = List.copyOf(parts);
  }

  /** One cycle. */
  synchronized void step() {
    Map<String, Device> byId = new LinkedHashMap<>();
    devices.get().forEach(device -> byId.put(device.info().id(), device));
    Cycle cycle = new Cycle(clock.get(), plant.now(), plant.description(), byId);
    parts.forEach(part -> guarded(part, () -> part.step(cycle)));
  }

  /** Gives back what is held. */
  synchronized void stop() {
    parts.forEach(part -> guarded(part, part::stop));
  }

  private void guarded(Part part, Runnable task) {
    try {
      task.run();
      if (failing.remove(part.name())) {
        LOG.info("{} decides again", part.name());
      }
    } catch (RuntimeException | LinkageError e) {
      if (failing.add(part.name())) {
        LOG.error("{} could not decide; orders that stand end by themselves", part.name(), e);
      }
    }
  }
}
