// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import io.meriggio.access.OwnAddress;
import io.meriggio.configuration.Checked;
import io.meriggio.configuration.GatewayConfiguration;
import io.meriggio.configuration.Networks;
import io.meriggio.configuration.Pids;
import io.meriggio.configuration.SiteConfiguration;
import io.meriggio.rest.internal.http.Guard;
import jakarta.servlet.Filter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;
import org.osgi.util.tracker.ServiceTracker;

/** The guard before all of {@code /api}, and before {@code /metrics}. */
@Component(service = Filter.class)
@HttpWhiteboardFilterPattern({"/api/*", "/metrics"})
@HttpWhiteboardFilterAsyncSupported
public final class GuardComponent extends Guard {
  private final ServiceTracker<SiteConfiguration, SiteConfiguration> site;

  /** Stands guard under this machine's names and the configured host. */
  @Activate
  public GuardComponent(BundleContext context) {
    this(context, new ServiceTracker<>(context, SiteConfiguration.class, null));
  }

  private GuardComponent(
      BundleContext context, ServiceTracker<SiteConfiguration, SiteConfiguration> site) {
    super(
        new OwnAddress(Optional.ofNullable(context.getProperty("org.apache.felix.http.host"))),
        () -> proxies(Optional.ofNullable(site.getService())));
    this.site = site;
    site.open();
  }

  /** As the site says now. */
  private static Networks proxies(Optional<SiteConfiguration> site) {
    Map<String, Object> gateway =
        site.map(present -> present.effective().getOrDefault(Pids.GATEWAY, Map.of()))
            .orElse(Map.of());
    return GatewayConfiguration.check(Pids.GATEWAY, gateway)
            instanceof Checked.Valid<GatewayConfiguration> valid
        ? new Networks(valid.value().trustedProxies())
        : new Networks(List.of());
  }

  @Deactivate
  void deactivate() {
    site.close();
  }
}
