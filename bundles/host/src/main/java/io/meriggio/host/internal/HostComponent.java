// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import io.meriggio.can.CanLineFactory;
import io.meriggio.configuration.Families;
import io.meriggio.configuration.Pids;
import io.meriggio.device.Device;
import io.meriggio.device.DeviceDirectory;
import io.meriggio.device.DeviceDriver;
import io.meriggio.device.Discovery;
import io.meriggio.device.LineDirectory;
import io.meriggio.device.SnapshotListener;
import io.meriggio.modbus.line.LineFactory;
import io.meriggio.modbus.line.StickSearch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.cm.ManagedServiceFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.condition.Condition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The host among services: takes configurations, drivers and listeners, offers the directories. */
@Capability(
    namespace = "osgi.service",
    attribute =
        "objectClass:List<String>=\"io.meriggio.device.DeviceDirectory,"
            + "io.meriggio.device.LineDirectory,io.meriggio.device.Discovery\"")
@Component(
    service = {},
    reference =
        @Reference(
            name = "control",
            service = Condition.class,
            target = "(osgi.condition.id=io.meriggio.control)"))
public final class HostComponent implements SynchronousBundleListener {

  private static final Logger LOG = LoggerFactory.getLogger(HostComponent.class);

  /** What a call in hand gets when everything stops; what is left of 3 s is for the fall-backs. */
  private static final Duration STOP_DRAIN = Duration.ofMillis(1200);

  private static final Duration STOP_RELEASE = Duration.ofMillis(1500);

  private final BundleContext context;
  private final Host host;
  private final ExecutorService changes;
  private final ExecutorService answers;
  private final ScheduledExecutorService ticks;
  private final List<ServiceRegistration<?>> registrations = new ArrayList<>();

  @Activate
  public HostComponent(
      BundleContext context,
      @Reference LineFactory lineFactory,
      @Reference CanLineFactory canLineFactory,
      @Reference StickSearch sticks) {
    this.context = context;
    this.changes = oneThread("meriggio-host-changes");
    this.ticks = Executors.newSingleThreadScheduledExecutor(daemons("meriggio-host-ageing"));
    this.answers =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            daemons("meriggio-host-answers"));
    String data = context.getProperty("meriggio.data");
    Path maps = Path.of(data == null ? "data" : data).resolve("maps");
    this.host =
        new Host(
            new Host.Ground(
                lineFactory,
                canLineFactory,
                sticks,
                maps,
                Time.system(),
                new SessionThreads(),
                changes,
                answers,
                HostComponent::search));
  }

  @Activate
  void start() {
    context.addBundleListener(this);
    register(DeviceDirectory.class, host.devices());
    register(LineDirectory.class, host.lines());
    register(Discovery.class, host.search());
    register(Families.class, host.families());
    takeConfigurations(
        Pids.LINE, new ConfigurationTap("lines", host::lineConfigured, host::lineDeleted));
    takeConfigurations(
        Pids.DEVICE, new ConfigurationTap("devices", host::deviceConfigured, host::deviceDeleted));
    ticks.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
  }

  @Deactivate
  void stop() {
    context.removeBundleListener(this);
    ticks.shutdownNow();
    registrations.forEach(ServiceRegistration::unregister);
    host.close(STOP_DRAIN, STOP_RELEASE);
    changes.shutdownNow();
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addDriver(DeviceDriver driver, Map<String, Object> properties) {
    host.driverCame(driver, properties);
  }

  void removeDriver(DeviceDriver driver) {
    host.driverLeaves(driver);
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addListener(SnapshotListener listener) {
    host.board().add(listener, host.devices().devices().stream().map(Device::snapshot).toList());
  }

  void removeListener(SnapshotListener listener) {
    host.board().remove(listener);
  }

  /**
   * When the framework stops, it stops drivers one after the other; giving all devices back at the
   * same time before that keeps the budget.
   */
  @Override
  public void bundleChanged(BundleEvent event) {
    if (event.getType() == BundleEvent.STOPPING
        && event.getBundle().getBundleId() == Constants.SYSTEM_BUNDLE_ID) {
      host.close(STOP_DRAIN, STOP_RELEASE);
    }
  }

  private void tick() {
    try {
      host.tick();
    } catch (RuntimeException e) {
      LOG.error("ageing failed and goes on", e);
    }
  }

  private <T> void register(Class<T> type, T service) {
    registrations.add(context.registerService(type, service, null));
  }

  private void takeConfigurations(String pid, ManagedServiceFactory tap) {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put(Constants.SERVICE_PID, pid);
    registrations.add(context.registerService(ManagedServiceFactory.class, tap, properties));
  }

  /**
   * A thread that is there at once: one that is made when a driver comes would keep the access
   * context of that driver, and so would all that it makes.
   */
  private static ExecutorService oneThread(String name) {
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), daemons(name));
    executor.prestartAllCoreThreads();
    return executor;
  }

  private static void search(Runnable scan) {
    daemons("meriggio-host-search").newThread(scan).start();
  }

  private static ThreadFactory daemons(String name) {
    return task -> {
      Thread thread = new Thread(null, task, name, 256 * 1024L, false);
      thread.setDaemon(true);
      thread.setContextClassLoader(HostComponent.class.getClassLoader());
      return thread;
    };
  }
}
