// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal;

import io.meriggio.alarms.AlarmBook;
import io.meriggio.alarms.AlarmEvent;
import io.meriggio.alarms.AlarmSource;
import io.meriggio.alarms.Notices;
import io.meriggio.alarms.internal.book.Book;
import io.meriggio.alarms.internal.book.Moment;
import io.meriggio.alarms.internal.book.Pages;
import io.meriggio.alarms.internal.notice.NoticeWays;
import io.meriggio.alarms.internal.source.ControllerSource;
import io.meriggio.alarms.internal.source.DeviceSource;
import io.meriggio.alarms.internal.source.Gathering;
import io.meriggio.alarms.internal.source.HistorySource;
import io.meriggio.alarms.internal.source.MemorySource;
import io.meriggio.alarms.internal.source.PackSource;
import io.meriggio.alarms.internal.source.PlantSource;
import io.meriggio.alarms.internal.source.Sleep;
import io.meriggio.alarms.internal.source.Source;
import io.meriggio.configuration.Families;
import io.meriggio.configuration.SiteConfiguration;
import io.meriggio.controller.Alarms;
import io.meriggio.controller.Plant;
import io.meriggio.device.Capability;
import io.meriggio.device.DeviceDirectory;
import io.meriggio.device.LineDirectory;
import io.meriggio.history.History;
import io.meriggio.memory.Memory;
import io.meriggio.update.Packs;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The book of alarms as an OSGi service, with the thread that looks once a second. */
@Component(
    service = {},
    immediate = true)
public final class AlarmsComponent {
  private static final Logger LOG = LoggerFactory.getLogger("io.meriggio.alarms");
  private static final long EVERY_MILLIS = 1000;

  private final Clock clock = Clock.systemUTC();
  private final long origin = System.nanoTime();
  private final List<ServiceTracker<?, ?>> trackers = new ArrayList<>();
  private final Supplier<Optional<Plant>> plant;
  private final Supplier<Optional<Families>> families;
  private final List<AlarmSource> others = new CopyOnWriteArrayList<>();
  private final Book book;
  private final Gathering gathering;
  private final List<Source> own;
  private final NoticeWays notices;
  private final List<ServiceRegistration<?>> services;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "meriggio-alarms");
            made.setDaemon(true);
            return made;
          });

  /** Opens the book. */
  @Activate
  public AlarmsComponent(
      BundleContext context, @Reference Memory memory, @Reference SiteConfiguration site) {
    plant = tracked(context, Plant.class);
    families = tracked(context, Families.class);
    Supplier<Optional<DeviceDirectory>> devices = tracked(context, DeviceDirectory.class);
    Supplier<Optional<LineDirectory>> lines = tracked(context, LineDirectory.class);
    book = new Book(new Pages(memory), clock::instant);
    gathering = new Gathering(now());
    Sleep sleep = new Sleep(this::livesOnSun, this::sunIsDown, this::now);
    own =
        List.of(
            new DeviceSource(
                () -> present(devices, "host").devices(),
                () -> present(lines, "host").lines(),
                sleep),
            new ControllerSource(tracked(context, Alarms.class)),
            new PlantSource(plant),
            new PackSource(tracked(context, Packs.class)),
            new MemorySource(memory),
            new HistorySource(tracked(context, History.class)));
    notices =
        new NoticeWays(
            pid -> site.effective().getOrDefault(pid, Map.of()), this::zone, this::now, memory);
    notices.open();
    services =
        List.of(
            context.registerService(AlarmBook.class, book, new Hashtable<>()),
            context.registerService(Notices.class, notices, new Hashtable<>()));
    thread.scheduleWithFixedDelay(this::step, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addSource(AlarmSource source) {
    others.add(source);
  }

  void removeSource(AlarmSource source) {
    others.remove(source);
  }

  /** A service that may come and go. */
  private <T> Supplier<Optional<T>> tracked(BundleContext context, Class<T> type) {
    ServiceTracker<T, T> tracker = new ServiceTracker<>(context, type, null);
    tracker.open();
    trackers.add(tracker);
    return () -> Optional.ofNullable(tracker.getService());
  }

  /** A source without what it looks at fails, so that nothing of it is judged. */
  private static <T> T present(Supplier<Optional<T>> service, String name) {
    return service
        .get()
        .orElseThrow(() -> new IllegalStateException("the " + name + " is not there"));
  }

  private ZoneId zone() {
    return plant
        .get()
        .map(present -> present.description().timeZone())
        .orElseGet(ZoneId::systemDefault);
  }

  /** Of a family that no device of has answered yet, its driver tells. */
  private boolean livesOnSun(String family) {
    return families.get().stream()
        .flatMap(present -> present.families().stream())
        .filter(driver -> driver.family().equals(family))
        .map(driver -> driver.viewsOf(driver.points()))
        .anyMatch(
            views -> views.contains(Capability.PV_INVERTER) && !views.contains(Capability.STORAGE));
  }

  private boolean sunIsDown() {
    return plant
        .get()
        .flatMap(present -> Sun.isUp(present.description(), clock.instant()))
        .filter(up -> !up)
        .isPresent();
  }

  private Moment now() {
    return new Moment(clock.instant(), Duration.ofNanos(System.nanoTime() - origin));
  }

  private void step() {
    try {
      Moment now = now();
      Book.News news = book.step(gathering.look(own, others, now), now);
      news.begun().forEach(this::begun);
      news.over().forEach(this::over);
    } catch (RuntimeException | LinkageError e) {
      // An escaping exception would end the schedule, and with it every later alarm.
      LOG.error("The alarms could not be looked at", e);
    }
  }

  private void begun(AlarmEvent event) {
    LOG.warn("{}: {}", event.key(), event.text());
    notices.begun(event);
  }

  private void over(AlarmEvent event) {
    LOG.info("{} is over", event.key());
    notices.over(event);
  }

  @Deactivate
  void deactivate() {
    services.forEach(ServiceRegistration::unregister);
    thread.shutdownNow();
    notices.close();
    trackers.forEach(ServiceTracker::close);
  }
}
