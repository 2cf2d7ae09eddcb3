// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import io.meriggio.configuration.Checked;
import io.meriggio.configuration.Pids;
import io.meriggio.configuration.PlantConfiguration;
import io.meriggio.configuration.Problem;
import io.meriggio.controller.EnergyFlows;
import io.meriggio.controller.EnergyFlowsListener;
import io.meriggio.controller.Plant;
import io.meriggio.controller.PlantDescription;
import io.meriggio.controller.PlantEnergy;
import io.meriggio.controller.PlantListener;
import io.meriggio.controller.PlantNow;
import io.meriggio.device.DeviceDirectory;
import io.meriggio.device.Snapshot;
import io.meriggio.device.SnapshotListener;
import io.meriggio.memory.Memory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.FieldOption;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The plant as an OSGi service: computed anew when a device has changed, and each second. */
@Component(
    service = {Plant.class, PlantEnergy.class, SnapshotListener.class},
    configurationPid = Pids.PLANT)
public final class PlantComponent implements Plant, PlantEnergy, SnapshotListener {
  private static final Logger LOG = LoggerFactory.getLogger(PlantComponent.class);
  private static final long PERIOD_MILLIS = 1000;

  @Reference(
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY,
      cardinality = ReferenceCardinality.MULTIPLE,
      fieldOption = FieldOption.REPLACE)
  private volatile List<PlantListener> listeners = List.of();

  @Reference(
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY,
      cardinality = ReferenceCardinality.MULTIPLE,
      fieldOption = FieldOption.REPLACE)
  private volatile List<EnergyFlowsListener> flowsListeners = List.of();

  @Reference(
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY,
      cardinality = ReferenceCardinality.OPTIONAL)
  private volatile Memory memory;

  private final MachineTime time = new MachineTime();
  private final DayKeeping keeping;
  private final PlantWatch watch;
  private final AtomicBoolean due = new AtomicBoolean();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "meriggio-plant");
            made.setDaemon(true);
            return made;
          });

  /** Starts to watch the devices. */
  @Activate
  public PlantComponent(@Reference DeviceDirectory devices, Map<String, Object> properties) {
    watch =
        new PlantWatch(
            devices::devices,
            () -> listeners,
            () -> flowsListeners,
            time::now,
            site(properties)
                .orElseGet(
                    () ->
                        new PlantWatch.Site(
                            PlantConfiguration.unconfigured(), OptionalInt.empty())));
    keeping = new DayKeeping(watch, () -> Optional.ofNullable(memory));
    thread.scheduleAtFixedRate(this::look, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Takes a changed configuration; a bad one is refused and what was said before holds. */
  @Modified
  void modified(Map<String, Object> properties) {
    site(properties).ifPresent(watch::site);
    changed();
  }

  @Deactivate
  void deactivate() {
    thread.execute(keeping::keep);
    thread.shutdown();
    try {
      if (!thread.awaitTermination(2, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public PlantNow now() {
    return watch.now();
  }

  @Override
  public EnergyFlows today() {
    return watch.today();
  }

  @Override
  public Optional<EnergyFlows> lastInterval() {
    return watch.lastInterval();
  }

  @Override
  public PlantDescription description() {
    return watch.description();
  }

  @Override
  public void changed(Snapshot snapshot) {
    changed();
  }

  @Override
  public void removed(String device) {
    changed();
  }

  /** Many devices that change together make one new image. */
  private void changed() {
    if (!due.compareAndSet(false, true)) {
      return;
    }
    try {
      thread.execute(this::look);
    } catch (RejectedExecutionException e) {
      LOG.debug("A device changed while the controller was stopping");
    }
  }

  private void look() {
    due.set(false);
    try {
      keeping.look(time.now());
      watch.look();
    } catch (RuntimeException | LinkageError e) {
      // An escaping exception would end the schedule, and with it every later image.
      LOG.error("The plant could not be computed", e);
    }
  }

  private static Optional<PlantWatch.Site> site(Map<String, Object> properties) {
    Map<String, Object> said = new HashMap<>(properties);
    said.keySet()
        .removeIf(
            key ->
                key.startsWith("component.")
                    || key.startsWith("service.")
                    || key.startsWith("osgi.ds."));
    Checked<PlantConfiguration> checked = PlantConfiguration.check(Pids.PLANT, said);
    if (checked instanceof Checked.Valid<PlantConfiguration> valid) {
      PlantConfiguration plant = valid.value();
      return Optional.of(
          new PlantWatch.Site(
              plant,
              said.containsKey("phases") ? OptionalInt.of(plant.phases()) : OptionalInt.empty()));
    }
    if (checked instanceof Checked.Refused<PlantConfiguration> refused) {
      refused.problems().stream().map(Problem::sentence).forEach(LOG::error);
    }
    return Optional.empty();
  }
}
