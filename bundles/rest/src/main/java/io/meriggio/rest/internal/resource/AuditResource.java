// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import io.meriggio.access.Access;
import io.meriggio.access.AccessRefused;
import io.meriggio.access.Audit;
import io.meriggio.access.AuditEntry;
import io.meriggio.access.Permission;
import io.meriggio.rest.internal.form.AuditForm;
import io.meriggio.rest.internal.http.Exchange;
import io.meriggio.rest.internal.http.Route;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code /audit}: who has done what, in pages. */
final class AuditResource {
  private static final int PAGE = 100;
  private static final int MOST = 999_999_999;

  private final Gateway gateway;

  AuditResource(Gateway gateway) {
    this.gateway = gateway;
  }

  List<Route> routes() {
    return List.of(new Route("GET", "/audit", Permission.SUPPORT, Accounted.handler(this::list)));
  }

  private void list(Exchange exchange) throws AccessRefused, IOException {
    int limit = exchange.query().number("limit", 1, Audit.MAX_LIMIT).orElse(PAGE);
    OptionalInt given = exchange.query().number("before", 1, MOST);
    Optional<Long> before =
        given.isPresent() ? Optional.of((long) given.getAsInt()) : Optional.empty();
    List<AuditEntry> entries =
        gateway.require(Access.class).audit().entries(limit, before, exchange.by());
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("entries", entries.stream().map(e -> AuditForm.of(e, gateway.zone())).toList());
    page.put("next", entries.size() < limit ? null : entries.get(entries.size() - 1).id());
    exchange.reply(200, page);
  }
}
