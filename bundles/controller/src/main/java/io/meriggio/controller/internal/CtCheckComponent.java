// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import io.meriggio.configuration.SiteConfiguration;
import io.meriggio.controller.Actor;
import io.meriggio.controller.CtCheck;
import io.meriggio.controller.CtCheckStatus;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.Plant;
import io.meriggio.device.DeviceDirectory;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The check of sensors as an OSGi service: looks each second. */
@Component(service = CtCheck.class)
public final class CtCheckComponent implements CtCheck {
  private static final Logger LOG = LoggerFactory.getLogger(CtCheckComponent.class);
  private static final long PERIOD_MILLIS = 1000;

  private final SensorDesk desk;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "meriggio-ct-check");
            made.setDaemon(true);
            return made;
          });

  /** Starts to look. */
  @Activate
  public CtCheckComponent(
      @Reference Plant plant,
      @Reference DeviceDirectory devices,
      @Reference SiteConfiguration site) {
    desk = new SensorDesk(plant, devices, site, new MachineTime()::now);
    thread.scheduleAtFixedRate(this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Deactivate
  void deactivate() {
    thread.shutdownNow();
  }

  private void look() {
    try {
      desk.look();
    } catch (RuntimeException | LinkageError e) {
      // An escaping exception would end the schedule, and with it every later look.
      LOG.error("A sensor could not be checked", e);
    }
  }

  @Override
  public Outcome start(Actor actor, CtCheckStatus.Kind kind) {
    return desk.start(actor, kind);
  }

  @Override
  public CtCheckStatus status() {
    return desk.status();
  }

  @Override
  public Outcome confirm(Actor actor, boolean yes) {
    return desk.confirm(actor, yes);
  }

  @Override
  public Outcome applyReversal(Actor actor) {
    return desk.applyReversal(actor);
  }

  @Override
  public Outcome cancel(Actor actor) {
    return desk.cancel(actor);
  }
}
