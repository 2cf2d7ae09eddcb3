// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import io.meriggio.access.Permission;
import io.meriggio.configuration.Checked;
import io.meriggio.configuration.LineConfiguration;
import io.meriggio.configuration.Pids;
import io.meriggio.device.LineDirectory;
import io.meriggio.rest.internal.form.LineForm;
import io.meriggio.rest.internal.http.Exchange;
import io.meriggio.rest.internal.http.Route;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code /lines}. */
final class LinesResource {
  private final Gateway gateway;
  private final SitePart site;

  LinesResource(Gateway gateway) {
    this.gateway = gateway;
    this.site = new SitePart(gateway, "line", Pids::line);
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/lines", Permission.SEE, this::list),
        new Route("POST", "/lines", Permission.DEVICES, this::create),
        new Route(
            "GET",
            "/lines/{id}",
            Permission.SEE,
            exchange -> show(exchange, 200, exchange.path("id"))),
        new Route("PATCH", "/lines/{id}", Permission.DEVICES, this::patch),
        new Route(
            "DELETE",
            "/lines/{id}",
            Permission.DEVICES,
            exchange -> site.delete(exchange, exchange.path("id"))));
  }

  private void list(Exchange exchange) throws IOException {
    List<LineForm> lines =
        gateway.require(LineDirectory.class).lines().stream()
            .map(line -> LineForm.of(line, exchange.language()))
            .toList();
    exchange.reply(200, Map.of("lines", lines));
  }

  private void create(Exchange exchange) throws IOException {
    show(exchange, 201, site.create(exchange));
  }

  private void patch(Exchange exchange) throws IOException {
    site.patch(exchange, exchange.path("id"));
    show(exchange, 200, exchange.path("id"));
  }

  private void show(Exchange exchange, int status, String id) throws IOException {
    LineForm line =
        running(id, exchange.language())
            .or(() -> configured(id))
            .orElseThrow(() -> site.missing(id));
    site.tag(exchange, id);
    exchange.reply(status, line.configured(site.keys(id).map(Keys::shown).orElse(Map.of())));
  }

  private Optional<LineForm> running(String id, Locale language) {
    return gateway
        .find(LineDirectory.class)
        .flatMap(l -> l.lines().stream().filter(i -> i.id().equals(id)).findFirst())
        .map(line -> LineForm.of(line, language));
  }

  private Optional<LineForm> configured(String id) {
    return site.keys(id)
        .map(keys -> LineConfiguration.check(Pids.line(id), keys))
        .flatMap(
            checked ->
                checked instanceof Checked.Valid<LineConfiguration> valid
                    ? Optional.of(LineForm.of(valid.value()))
                    : Optional.empty());
  }
}
