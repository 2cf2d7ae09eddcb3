// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import io.meriggio.configuration.Checked;
import io.meriggio.configuration.ControllerConfiguration;
import io.meriggio.configuration.Pids;
import io.meriggio.configuration.Problem;
import io.meriggio.configuration.SiteConfiguration;
import io.meriggio.controller.Alarms;
import io.meriggio.controller.ChargePoints;
import io.meriggio.controller.ExportLimit;
import io.meriggio.controller.Outputs;
import io.meriggio.controller.Plant;
import io.meriggio.controller.PlantListener;
import io.meriggio.controller.PlantNow;
import io.meriggio.controller.PlantPower;
import io.meriggio.controller.StorageControl;
import io.meriggio.controller.internal.power.plant.PlantPowerState;
import io.meriggio.device.DeviceDirectory;
import io.meriggio.memory.Memory;
import io.meriggio.memory.records.Keeper;
import java.time.Duration;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The energy manager as OSGi services: a thread, a configuration, and the parts.
 *
 * <p>It hears of the plant and asks it: its own services are made when it stands, since the plant
 * can't be had while it is bound to its listeners.
 */
@Component(
    service = {},
    immediate = true,
    configurationPid = Pids.CONTROLLER)
public final class EnergyManagerComponent implements PlantListener {
  private static final Logger LOG = LoggerFactory.getLogger(EnergyManagerComponent.class);
  private static final Duration SOONEST = Duration.ofSeconds(1);
  private static final String PLANT_POWER = "plant-power/";
  private static final String STATE = "state";
  private static final int RUN = 8;

  private final Plant plant;
  private final MachineTime time = new MachineTime();
  private final EnergyManager manager;
  private final AtomicBoolean due = new AtomicBoolean();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "meriggio-controller");
            made.setDaemon(true);
            return made;
          });
  private volatile ControllerConfiguration configuration;
  private volatile Duration lastStep = Duration.ZERO;
  private final List<ServiceRegistration<?>> services;
  private ScheduledFuture<?> schedule;

  /** Starts to decide. */
  @Activate
  public EnergyManagerComponent(
      BundleContext context,
      @Reference DeviceDirectory devices,
      @Reference Plant plant,
      @Reference SiteConfiguration site,
      @Reference Memory memory,
      Map<String, Object> properties) {
    this.plant = plant;
    configuration = read(properties, ControllerConfiguration.unconfigured());
    Keeper keeper = new Keeper(memory);
    DecisionJournal decisions = new DecisionJournal(keeper);
    AlarmBook alarms = new AlarmBook(keeper);
    ChargingPart charging =
        keeper.made(
            "charging/",
            () ->
                new ChargingPart(
                    () -> SiteSettings.charging(configuration, plant.description()),
                    keeper,
                    time::now,
                    new ContractedPower(site)::set,
                    Sun::isUp,
                    decisions,
                    alarms));
    ContactsPart contacts =
        keeper.made(
            "contacts/",
            () ->
                new ContactsPart(
                    () -> SiteSettings.contacts(configuration, plant.description()),
                    keeper,
                    time::now,
                    decisions,
                    alarms));
    ExportLimitPart exportLimit =
        keeper.made(
            "export-limit/",
            () ->
                new ExportLimitPart(
                    keeper,
                    time::now,
                    () -> configuration.exportLimit(),
                    id -> Optional.ofNullable(configuration.plantPower().ratedPowers().get(id)),
                    decisions));
    StoragePart storage =
        keeper.made(
            "storage/",
            () ->
                new StoragePart(
                    keeper,
                    time::now,
                    () -> SiteSettings.storage(configuration),
                    exportLimit::limit,
                    decisions));
    PlantPowerPart plantPower =
        keeper.made(
            PLANT_POWER,
            () ->
                new PlantPowerPart(
                    () -> configuration.plantPower(),
                    exportLimit::wanted,
                    time::now,
                    UUID.randomUUID().toString().substring(0, RUN),
                    keeper
                        .kept(PLANT_POWER, PlantPowerState.class)
                        .getOrDefault(STATE, PlantPowerState.EMPTY),
                    state -> keeper.keep(PLANT_POWER, Map.of(STATE, state))));
    manager =
        new EnergyManager(
            devices::devices,
            plant,
            time::now,
            // The export limit decides, plant power control takes its ceilings, and what that
            // leaves is ordered last: one owner of a device's active power in each cycle.
            List.of(
                charging,
                contacts,
                storage,
                exportLimit,
                plantPower,
                exportLimit.orders(plantPower::limited)));
    services =
        List.of(
            register(context, PlantListener.class, this),
            register(context, Alarms.class, alarms),
            register(context, ChargePoints.class, charging),
            register(context, Outputs.class, contacts),
            register(context, StorageControl.class, storage),
            register(context, ExportLimit.class, exportLimit),
            register(context, PlantPower.class, plantPower));
    schedule = scheduled();
  }

  private static <T> ServiceRegistration<T> register(
      BundleContext context, Class<T> service, T part) {
    return context.registerService(service, part, new Hashtable<>());
  }

  private ScheduledFuture<?> scheduled() {
    long millis = configuration.cycle().toMillis();
    return thread.scheduleAtFixedRate(this::step, 0, millis, TimeUnit.MILLISECONDS);
  }

  /** Takes a changed configuration; a bad one is refused and what was said before holds. */
  @Modified
  synchronized void modified(Map<String, Object> properties) {
    Duration before = configuration.cycle();
    configuration = read(properties, configuration);
    if (!configuration.cycle().equals(before)) {
      schedule.cancel(false);
      schedule = scheduled();
    }
  }

  @Deactivate
  void deactivate() throws InterruptedException {
    services.forEach(ServiceRegistration::unregister);
    thread.shutdown();
    try {
      boolean ended = thread.awaitTermination(1, TimeUnit.SECONDS);
      if (!ended) {
        thread.shutdownNow();
      }
    } finally {
      // whoever interrupts: no device stays at what was ordered last
      manager.stop();
    }
  }

  /** A limit that is broken waits for no cycle. */
  @Override
  public void changed(PlantNow now) {
    boolean soon = time.now().running().minus(lastStep).compareTo(SOONEST) < 0;
    if (soon || !isBroken(now) || !due.compareAndSet(false, true)) {
      return;
    }
    try {
      thread.execute(this::step);
    } catch (RejectedExecutionException e) {
      LOG.debug("A limit was broken while the controller was stopping");
    }
  }

  private boolean isBroken(PlantNow now) {
    return plant
        .description()
        .contractedPower()
        .map(watts -> (double) watts - configuration.contractMargin())
        .flatMap(most -> now.figure("withdrawal_power").value().map(drawn -> drawn > most))
        .orElse(false);
  }

  private void step() {
    due.set(false);
    lastStep = time.now().running();
    try {
      manager.step();
    } catch (RuntimeException | LinkageError e) {
      // An escaping exception would end the schedule, and with it every later decision.
      LOG.error("No decision could be made", e);
    }
  }

  private static ControllerConfiguration read(
      Map<String, Object> properties, ControllerConfiguration before) {
    Map<String, Object> said = new HashMap<>(properties);
    said.keySet().removeIf(SiteSettings::isOfTheFramework);
    Checked<ControllerConfiguration> checked = ControllerConfiguration.check(Pids.CONTROLLER, said);
    if (checked instanceof Checked.Valid<ControllerConfiguration> valid) {
      return valid.value();
    }
    if (checked instanceof Checked.Refused<ControllerConfiguration> refused) {
      refused.problems().stream().map(Problem::sentence).forEach(LOG::error);
    }
    return before;
  }
}
