// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import io.meriggio.access.Permission;
import io.meriggio.rest.internal.form.PackForm;
import io.meriggio.rest.internal.http.Exchange;
import io.meriggio.rest.internal.http.LimitedBody;
import io.meriggio.rest.internal.http.Refusal;
import io.meriggio.rest.internal.http.Route;
import io.meriggio.update.Pack;
import io.meriggio.update.PackRefused;
import io.meriggio.update.Packs;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /packs}: installed driver packs; a pack is the body itself, the {@code .kar} file. */
final class PacksResource {
  private static final String OCTETS = "application/octet-stream";

  private final Gateway gateway;
  private final long largest;

  /**
   * The packs of the gateway.
   *
   * @param largest bytes of a pack
   */
  PacksResource(Gateway gateway, long largest) {
    this.gateway = gateway;
    this.largest = largest;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/packs", Permission.SEE, this::list),
        new Route("POST", "/packs", Permission.UPDATE, this::install),
        new Route("GET", "/packs/{name}", Permission.SEE, this::show),
        new Route("DELETE", "/packs/{name}", Permission.UPDATE, this::remove),
        new Route("POST", "/packs/{name}/rollback", Permission.UPDATE, this::rollback));
  }

  private void list(Exchange exchange) throws IOException {
    List<PackForm> packs =
        gateway.require(Packs.class).packs().stream()
            .map(pack -> PackForm.of(pack, exchange.language()))
            .toList();
    exchange.reply(200, Map.of("packs", packs));
  }

  private void show(Exchange exchange) throws IOException {
    String name = exchange.path("name");
    PackForm pack =
        find(name).map(p -> PackForm.of(p, exchange.language())).orElseThrow(() -> missing(name));
    exchange.reply(200, pack);
  }

  private void install(Exchange exchange) throws IOException {
    exchange.require(OCTETS);
    Packs packs = gateway.require(Packs.class);
    if (exchange.request().getContentLengthLong() > largest) {
      throw Refusal.tooLarge(largest);
    }
    List<String> before = packs.packs().stream().map(Pack::name).toList();
    LimitedBody body = new LimitedBody(exchange.request().getInputStream(), largest);
    try {
      Pack pack =
          packs.install(body, "rest " + exchange.by().user() + " " + exchange.caller().address());
      boolean made = !before.contains(pack.name());
      exchange.made(pack.name());
      exchange.reply(made ? 201 : 200, PackForm.of(pack, exchange.language()));
    } catch (PackRefused refused) {
      throw body.isExceeded() ? Refusal.tooLarge(largest) : refusal(refused);
    }
  }

  private void remove(Exchange exchange) {
    String name = exchange.path("name");
    Packs packs = gateway.require(Packs.class);
    if (find(name).isEmpty()) {
      throw missing(name);
    }
    try {
      packs.remove(name);
    } catch (PackRefused refused) {
      throw refusal(refused);
    }
    exchange.done();
  }

  private void rollback(Exchange exchange) throws IOException {
    String name = exchange.path("name");
    Packs packs = gateway.require(Packs.class);
    if (find(name).isEmpty()) {
      throw missing(name);
    }
    try {
      exchange.reply(200, PackForm.of(packs.rollback(name), exchange.language()));
    } catch (PackRefused refused) {
      throw refusal(refused);
    }
  }

  private Optional<Pack> find(String name) {
    return gateway.require(Packs.class).packs().stream()
        .filter(p -> p.name().equals(name))
        .findFirst();
  }

  private static Refusal missing(String name) {
    return new Refusal(404, "missing.pack", name).with("code", PackRefused.Code.NOT_INSTALLED);
  }

  private static Refusal refusal(PackRefused refused) {
    int status =
        switch (refused.code()) {
          case NOT_A_PACK, NOT_A_DRIVER, UNRESOLVABLE, UNHEALTHY -> 422;
          case TOO_LARGE -> 413;
          case VERSION_TOO_OLD, FAMILY_TAKEN, NO_PREVIOUS -> 409;
          case NOT_INSTALLED -> 404;
          case STORAGE -> 500;
          case STOPPING -> 503;
        };
    return new Refusal(status, "pack", refused.text()).with("code", refused.code());
  }
}
