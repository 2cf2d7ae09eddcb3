// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal;

import io.meriggio.configuration.Checked;
import io.meriggio.configuration.HistoryConfiguration;
import io.meriggio.configuration.Pids;
import io.meriggio.configuration.Problem;
import io.meriggio.controller.EnergyFlowsListener;
import io.meriggio.controller.Plant;
import io.meriggio.controller.PlantListener;
import io.meriggio.device.DeviceDirectory;
import io.meriggio.device.Snapshot;
import io.meriggio.device.SnapshotListener;
import io.meriggio.history.History;
import io.meriggio.history.internal.record.Board;
import io.meriggio.memory.LiveFile;
import io.meriggio.memory.file.DatabaseFiles;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The history as services. It makes them when it stands: those to whom it listens refer to it, and
 * nobody must wait for the other.
 */
@Component(
    configurationPid = Pids.HISTORY,
    immediate = true,
    service = {})
public final class HistoryComponent {
  private static final Logger LOG = LoggerFactory.getLogger(HistoryComponent.class);

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Plant plant;

  private final Board board = new Board(System::nanoTime);
  private final Optional<HistoryService> history;
  private final List<ServiceRegistration<?>> registrations = new ArrayList<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "meriggio-history");
            made.setDaemon(true);
            return made;
          });

  /** Opens the file in the data directory and begins to listen. */
  @Activate
  public HistoryComponent(
      @Reference DatabaseFiles files, BundleContext context, Map<String, Object> properties) {
    HistoryConfiguration wanted = wanted(properties);
    history =
        Optional.ofNullable(context.getProperty("meriggio.data"))
            .map(data -> Path.of(data, "history", "history.db"))
            .map(
                path ->
                    new HistoryService(files, path, Clock.systemUTC(), board, this::zone, wanted));
    if (history.isEmpty()) {
      LOG.error("{}", HistoryTexts.text("off.no-folder").english());
      return;
    }
    registrations.add(context.registerService(SnapshotListener.class, new Devices(), null));
    registrations.add(context.registerService(PlantListener.class, board::plant, null));
    registrations.add(context.registerService(EnergyFlowsListener.class, board::flows, null));
    registrations.add(context.registerService(LiveFile.class, history.get(), null));
    registrations.add(context.registerService(History.class, history.get(), null));
    thread.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
  }

  private static HistoryConfiguration wanted(Map<String, Object> properties) {
    Checked<HistoryConfiguration> checked = HistoryConfiguration.check(Pids.HISTORY, properties);
    if (checked instanceof Checked.Refused<HistoryConfiguration> refused) {
      refused.problems().stream().map(Problem::sentence).forEach(LOG::error);
    }
    return checked instanceof Checked.Valid<HistoryConfiguration> valid
        ? valid.value()
        : HistoryConfiguration.unconfigured();
  }

  /** Its images become gaps when the host goes. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindDevices(DeviceDirectory devices) {
    LOG.debug("Devices are told by {}", devices);
  }

  /** The host is gone. */
  void unbindDevices(DeviceDirectory devices) {
    LOG.debug("Devices are no longer told by {}", devices);
    board.forgetDevices();
  }

  private ZoneId zone() {
    return Optional.ofNullable(plant)
        .map(now -> now.description().timeZone())
        .orElseGet(ZoneId::systemDefault);
  }

  private void tick() {
    try {
      history.ifPresent(one -> one.tick(System.nanoTime()));
    } catch (RuntimeException | LinkageError e) {
      // an escaping exception would end the schedule
      LOG.error("A second of the history could not be recorded", e);
    }
  }

  @Deactivate
  void stop() {
    registrations.forEach(ServiceRegistration::unregister);
    thread.shutdown();
    try {
      if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
    history.ifPresent(HistoryService::close);
  }

  /** What the host tells. */
  private final class Devices implements SnapshotListener {
    @Override
    public void changed(Snapshot snapshot) {
      board.device(snapshot);
    }

    @Override
    public void removed(String device) {
      board.removed(device);
    }
  }
}
