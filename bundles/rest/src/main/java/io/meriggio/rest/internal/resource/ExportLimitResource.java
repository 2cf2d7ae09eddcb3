// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import io.meriggio.access.Permission;
import io.meriggio.controller.Actor;
import io.meriggio.controller.ExportLimit;
import io.meriggio.controller.ExportLimitStatus;
import io.meriggio.rest.internal.form.ExportLimitForm;
import io.meriggio.rest.internal.http.Exchange;
import io.meriggio.rest.internal.http.Fields;
import io.meriggio.rest.internal.http.Route;
import io.meriggio.rest.internal.http.Version;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/** {@code /export-limit}: the most that the plant feeds in. */
final class ExportLimitResource {
  private final Gateway gateway;

  /** Held from reading the limit until the changed one is in force. */
  private final Object changing = new Object();

  ExportLimitResource(Gateway gateway) {
    this.gateway = gateway;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/export-limit", Permission.SEE, this::show),
        new Route("PUT", "/export-limit", Permission.PLANT, this::limit),
        new Route("DELETE", "/export-limit", Permission.PLANT, this::remove));
  }

  private void show(Exchange exchange) throws IOException {
    ExportLimitStatus status = gateway.require(ExportLimit.class).status();
    exchange.tag(version(status));
    exchange.reply(200, ExportLimitForm.of(status, exchange.language()));
  }

  private void limit(Exchange exchange) throws IOException {
    Actor actor = Asked.by(exchange);
    Fields fields = Fields.of(exchange.body(), "power");
    set(exchange, actor, OptionalInt.of(fields.required("power", fields.whole("power"))));
    show(exchange);
  }

  private void remove(Exchange exchange) {
    set(exchange, Asked.by(exchange), OptionalInt.empty());
    exchange.done();
  }

  private void set(Exchange exchange, Actor actor, OptionalInt watts) {
    synchronized (changing) {
      exchange.requireMatch(version(gateway.require(ExportLimit.class).status()));
      Asked.done(
          gateway.require(ExportLimit.class).limit(actor, watts), field -> "power", exchange);
    }
  }

  /** Of what can be edited. */
  private static String version(ExportLimitStatus status) {
    return Version.of(status.limitWatts().toString());
  }
}
