// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import io.meriggio.configuration.PlantConfiguration;
import io.meriggio.controller.EnergyFlows;
import io.meriggio.controller.EnergyFlowsListener;
import io.meriggio.controller.Plant;
import io.meriggio.controller.PlantDescription;
import io.meriggio.controller.PlantEnergy;
import io.meriggio.controller.PlantListener;
import io.meriggio.controller.PlantNow;
import io.meriggio.controller.internal.core.DayState;
import io.meriggio.controller.internal.core.DeviceImage;
import io.meriggio.controller.internal.core.Exchange;
import io.meriggio.controller.internal.core.PlantCore;
import io.meriggio.controller.internal.core.PlantSettings;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.device.Device;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the devices, lets the core compute, and tells.
 *
 * <p>Threads: {@link #look()} one call at a time is taken care of here; the rest from any thread.
 */
final class PlantWatch implements Plant, PlantEnergy {
  private static final Logger LOG = LoggerFactory.getLogger(PlantWatch.class);

  private final PlantCore core = new PlantCore();
  private final Supplier<List<Device>> devices;
  private final Supplier<List<PlantListener>> listeners;
  private final Supplier<List<EnergyFlowsListener>> flowsListeners;
  private final Supplier<Moment> clock;
  private volatile Site site;
  private volatile PlantCore.Result result;
  private volatile Optional<EnergyFlows> lastInterval = Optional.empty();

  /**
   * What the site says.
   *
   * @param configuration checked
   * @param phases 1 or 3 where the site said so; empty when the configuration holds its default
   */
  record Site(PlantConfiguration configuration, OptionalInt phases) {
    PlantSettings settings() {
      return new PlantSettings(
          phases,
          configuration.timeZone(),
          configuration.exchangeSource(),
          configuration.productionSources(),
          configuration.storageSources());
    }
  }

  PlantWatch(
      Supplier<List<Device>> devices,
      Supplier<List<PlantListener>> listeners,
      Supplier<List<EnergyFlowsListener>> flowsListeners,
      Supplier<Moment> clock,
      Site site) {
    this.devices = devices;
    this.listeners = listeners;
    this.flowsListeners = flowsListeners;
    this.clock = clock;
    this.site = site;
    this.result = compute();
  }

  /** Takes what the site says from now on. */
  void site(Site now) {
    site = now;
  }

  /** Goes on with a day from before a restart. */
  synchronized void restore(DayState state) {
    core.restore(state, clock.get());
  }

  /** What of the day must survive a restart. */
  synchronized Optional<DayState> state() {
    return core.state(clock.get());
  }

  /** Makes a new image and tells it. */
  synchronized void look() {
    result = compute();
    for (PlantListener listener : listeners.get()) {
      tell(() -> listener.changed(result.now()));
    }
    result.ended().ifPresent(this::tellEnded);
  }

  private void tellEnded(EnergyFlows interval) {
    lastInterval = Optional.of(interval);
    for (EnergyFlowsListener listener : flowsListeners.get()) {
      tell(() -> listener.ended(interval));
    }
  }

  private static void tell(Runnable told) {
    try {
      told.run();
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("A listener of the plant failed: {}", e.toString());
    }
  }

  private PlantCore.Result compute() {
    List<DeviceImage> images =
        devices.get().stream().map(d -> new DeviceImage(d.info(), d.snapshot())).toList();
    return core.compute(site.settings(), images, clock.get());
  }

  @Override
  public PlantNow now() {
    return result.now();
  }

  @Override
  public EnergyFlows today() {
    return result.today();
  }

  @Override
  public Optional<EnergyFlows> lastInterval() {
    return lastInterval;
  }

  @Override
  public PlantDescription description() {
    PlantCore.Result seen = result;
    PlantConfiguration said = site.configuration();
    Exchange exchange = seen.model().exchange();
    return new PlantDescription(
        said.name(),
        seen.found().phases(),
        said.contractedPower(),
        said.timeZone(),
        said.latitude(),
        said.longitude(),
        exchange.source(),
        seen.model().production(),
        seen.model().storage(),
        seen.model().chargePoints(),
        seen.found().number(),
        seen.found().why());
  }
}
