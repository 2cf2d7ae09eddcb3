// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import io.meriggio.access.Permission;
import io.meriggio.configuration.Checked;
import io.meriggio.configuration.DeviceConfiguration;
import io.meriggio.configuration.Pids;
import io.meriggio.device.Device;
import io.meriggio.device.DeviceDirectory;
import io.meriggio.rest.internal.form.DeviceForm;
import io.meriggio.rest.internal.form.PointForm;
import io.meriggio.rest.internal.http.Exchange;
import io.meriggio.rest.internal.http.Route;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /devices} and the points of each. */
final class DevicesResource {
  private final Gateway gateway;
  private final SitePart site;

  DevicesResource(Gateway gateway) {
    this.gateway = gateway;
    this.site = new SitePart(gateway, "device", Pids::device);
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/devices", Permission.SEE, this::list),
        new Route("POST", "/devices", Permission.DEVICES, this::create),
        new Route(
            "GET",
            "/devices/{id}",
            Permission.SEE,
            exchange -> show(exchange, 200, exchange.path("id"))),
        new Route("PATCH", "/devices/{id}", Permission.DEVICES, this::patch),
        new Route(
            "DELETE",
            "/devices/{id}",
            Permission.DEVICES,
            exchange -> site.delete(exchange, exchange.path("id"))),
        new Route("GET", "/devices/{id}/points", Permission.SEE, this::points));
  }

  private void list(Exchange exchange) throws IOException {
    List<DeviceForm> devices =
        gateway.require(DeviceDirectory.class).devices().stream()
            .map(d -> form(d, exchange))
            .toList();
    exchange.reply(200, Map.of("devices", devices));
  }

  private void points(Exchange exchange) throws IOException {
    String id = exchange.path("id");
    gateway.require(DeviceDirectory.class);
    Optional<Device> device = device(id);
    if (device.isEmpty() && configured(id).isEmpty()) {
      throw site.missing(id);
    }
    List<PointForm> points =
        device.map(d -> PointForm.of(d.snapshot(), gateway.zone())).orElse(List.of());
    exchange.reply(200, Map.of("points", points));
  }

  private void create(Exchange exchange) throws IOException {
    show(exchange, 201, site.create(exchange));
  }

  private void patch(Exchange exchange) throws IOException {
    site.patch(exchange, exchange.path("id"));
    show(exchange, 200, exchange.path("id"));
  }

  private void show(Exchange exchange, int status, String id) throws IOException {
    DeviceForm device =
        device(id)
            .map(d -> form(d, exchange))
            .or(() -> configured(id))
            .orElseThrow(() -> site.missing(id));
    site.tag(exchange, id);
    exchange.reply(status, device.configured(site.keys(id).map(Keys::shown).orElse(Map.of())));
  }

  private Optional<Device> device(String id) {
    return gateway.find(DeviceDirectory.class).flatMap(directory -> directory.device(id));
  }

  private static DeviceForm form(Device device, Exchange exchange) {
    return DeviceForm.of(device.info(), device.snapshot(), exchange.language());
  }

  private Optional<DeviceForm> configured(String id) {
    return site.keys(id)
        .map(keys -> DeviceConfiguration.check(Pids.device(id), keys))
        .flatMap(
            checked ->
                checked instanceof Checked.Valid<DeviceConfiguration> valid
                    ? Optional.of(DeviceForm.of(valid.value()))
                    : Optional.empty());
  }
}
