// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meriggio.access.Permission;
import io.meriggio.configuration.Pids;
import io.meriggio.device.Candidate;
import io.meriggio.device.Discovery;
import io.meriggio.device.Found;
import io.meriggio.device.Scan;
import io.meriggio.rest.internal.form.ScanForm;
import io.meriggio.rest.internal.http.Exchange;
import io.meriggio.rest.internal.http.Refusal;
import io.meriggio.rest.internal.http.Route;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code /discovery}: looks for devices, with reads only, and adds what was found. */
final class DiscoveryResource {
  private final Gateway gateway;
  private final SitePart lines;
  private final SitePart devices;

  DiscoveryResource(Gateway gateway) {
    this.gateway = gateway;
    this.lines = new SitePart(gateway, "line", Pids::line);
    this.devices = new SitePart(gateway, "device", Pids::device);
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/discovery", Permission.DEVICES, this::list),
        new Route("POST", "/discovery", Permission.DEVICES, this::start),
        new Route("GET", "/discovery/{id}", Permission.DEVICES, this::show),
        new Route("DELETE", "/discovery/{id}", Permission.DEVICES, this::cancel),
        new Route("POST", "/discovery/{id}/candidates/{number}", Permission.DEVICES, this::add));
  }

  /** The newest scan's candidates, and all scans that are remembered. */
  private void list(Exchange exchange) throws IOException {
    List<ScanForm> scans =
        gateway.require(Discovery.class).scans().stream()
            .map(scan -> form(scan, exchange))
            .toList();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("candidates", scans.isEmpty() ? List.of() : scans.get(0).candidates());
    answer.put("scans", scans);
    exchange.reply(200, answer);
  }

  private void start(Exchange exchange) throws IOException {
    Discovery discovery = gateway.require(Discovery.class);
    try {
      Scan scan = discovery.start(SearchBody.of(exchange.body()));
      exchange.made(scan.id());
      exchange.reply(202, form(scan, exchange));
    } catch (Discovery.Refused e) {
      throw refusal(e, exchange.language());
    }
  }

  private ScanForm form(Scan scan, Exchange exchange) {
    return ScanForm.of(scan, gateway.zone(), exchange.language());
  }

  private static Refusal refusal(Discovery.Refused e, Locale language) {
    int status =
        switch (e.code()) {
          case UNKNOWN_LINE, NOT_A_PRIVATE_NETWORK -> 422;
          case BUSY -> 409;
        };
    return new Refusal(status, "discovery." + e.code().name(), e.found(), e.allowed())
        .with("code", e.code().name())
        .with("found", e.found())
        .with("allowed", e.allowed().in(language));
  }

  private void show(Exchange exchange) throws IOException {
    exchange.reply(200, form(scan(exchange), exchange));
  }

  private void cancel(Exchange exchange) {
    if (!gateway.require(Discovery.class).cancel(exchange.path("id"))) {
      throw new Refusal(404, "missing.scan", exchange.path("id"));
    }
    exchange.done();
  }

  private Scan scan(Exchange exchange) {
    String id = exchange.path("id");
    return gateway
        .require(Discovery.class)
        .scan(id)
        .orElseThrow(() -> new Refusal(404, "missing.scan", id));
  }

  /** Configures what was found: its line, if none leads there yet, and the device. */
  private void add(Exchange exchange) throws IOException {
    Found found = candidate(exchange);
    Candidate candidate =
        found
            .candidate()
            .orElseThrow(() -> new Refusal(409, "discovery.no-driver", found.address()));
    ObjectNode body = exchange.body();
    String id = devices.newId(body);
    Optional<String> existing = found.line().or(() -> lines.withKeys(found.newLine()));
    String line = existing.orElseGet(() -> lineId(body, found));
    Map<String, Object> device = new LinkedHashMap<>();
    device.put("family", candidate.family());
    device.put("line", line);
    device.put("unit", (long) candidate.unit());
    candidate.identity().serialNumber().ifPresent(serial -> device.put("serialNumber", serial));
    body.remove("lineId");
    if (existing.isEmpty()) {
      lines.add(exchange, line, found.newLine());
    }
    try {
      devices.add(exchange, id, Keys.merge(device, body));
    } catch (Refusal refused) {
      if (existing.isEmpty()) {
        lines.forget(line);
      }
      throw refused;
    }
    exchange.made("devices", id);
    exchange.reply(201, Map.of("device", id, "line", line));
  }

  private Found candidate(Exchange exchange) {
    List<Found> found = scan(exchange).found();
    String number = exchange.path("number");
    if (!number.matches("\\d{1,4}") || Integer.parseInt(number) >= found.size()) {
      throw new Refusal(404, "missing.candidate", number);
    }
    return found.get(Integer.parseInt(number));
  }

  /** The id that the body wants for a new line, else one made of where it leads. */
  private static String lineId(ObjectNode body, Found found) {
    if (body.has("lineId")) {
      return body.path("lineId").asText();
    }
    Map<String, Object> keys = found.newLine();
    Object place =
        keys.containsKey("loggerSerial")
            ? "stick-" + keys.get("loggerSerial")
            : keys.getOrDefault("serialPort", keys.get("host") + "-" + keys.get("port"));
    String id =
        String.valueOf(place).toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return id.startsWith("-") ? id.substring(1) : id;
  }
}
