// SPDX-License-Identifier: Apache-2.0
package io.meriggio.cci.internal;

import io.meriggio.configuration.CciConfiguration;
import io.meriggio.configuration.Checked;
import io.meriggio.configuration.Networks;
import io.meriggio.configuration.Pids;
import io.meriggio.configuration.Problem;
import io.meriggio.controller.Plant;
import io.meriggio.controller.PlantPower;
import io.meriggio.device.DeviceDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.FieldOption;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The face as a component: off unless the site says otherwise; a changed configuration makes a new
 * one. A port that is taken is tried again.
 */
@Component(
    configurationPid = Pids.CCI,
    immediate = true,
    service = {})
public final class CciComponent {
  private static final Logger LOG = LoggerFactory.getLogger(CciComponent.class);
  private static final Duration AGAIN = Duration.ofSeconds(10);

  @Reference(
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY,
      cardinality = ReferenceCardinality.OPTIONAL,
      fieldOption = FieldOption.REPLACE)
  private volatile PlantPower power;

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "meriggio-cci-start");
            made.setDaemon(true);
            return made;
          });
  private Optional<ModbusTcpServer> server = Optional.empty();
  private boolean ended;

  /** Begins to serve when the site wants it. */
  @Activate
  public CciComponent(
      @Reference Plant plant,
      @Reference DeviceDirectory devices,
      BundleContext bundle,
      Map<String, Object> properties) {
    Checked<CciConfiguration> checked = CciConfiguration.check(Pids.CCI, properties);
    if (checked instanceof Checked.Refused<CciConfiguration> refused) {
      refused.problems().stream().map(Problem::sentence).forEach(LOG::error);
    } else if (checked instanceof Checked.Valid<CciConfiguration> valid
        && valid.value().enabled()) {
      CciConfiguration cci = valid.value();
      SunSpecChain chain =
          new SunSpecChain(
              plant,
              devices::devices,
              () -> Optional.ofNullable(power),
              new Controls(Clock.systemUTC()),
              bundle.getBundle().getVersion().toString(),
              cci.unit());
      thread.execute(() -> serve(cci, new Answers(cci.unit(), chain)));
    }
  }

  private void serve(CciConfiguration cci, Answers answers) {
    try {
      ModbusTcpServer started =
          new ModbusTcpServer(
              InetAddress.getByName(cci.host()),
              cci.port(),
              answers,
              cci.writable(),
              new Networks(cci.allowedClients()),
              cci.connections(),
              cci.idle());
      keep(started);
      LOG.info(
          "The face for plant controllers is at {}:{}, unit {}; set-points are {}",
          cci.host(),
          started.port(),
          cci.unit(),
          cci.writable() ? "taken from " + cci.allowedClients() : "not taken");
    } catch (IOException e) {
      LOG.error(
          "The face for plant controllers can't listen at {}:{} and tries again: {}",
          cci.host(),
          cci.port(),
          e.toString());
      thread.schedule(() -> serve(cci, answers), AGAIN.toSeconds(), TimeUnit.SECONDS);
    } catch (IllegalArgumentException e) {
      LOG.error("The face for plant controllers stays off: {}", e.getMessage());
    }
  }

  private synchronized void keep(ModbusTcpServer started) {
    if (ended) {
      started.close();
    } else {
      server = Optional.of(started);
    }
  }

  @Deactivate
  void deactivate() {
    thread.shutdownNow();
    synchronized (this) {
      ended = true;
      server.ifPresent(ModbusTcpServer::close);
    }
  }
}
