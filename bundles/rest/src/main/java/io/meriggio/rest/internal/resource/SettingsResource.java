// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meriggio.access.Permission;
import io.meriggio.alarms.Notices;
import io.meriggio.configuration.SiteConfiguration;
import io.meriggio.rest.internal.form.TriedForm;
import io.meriggio.rest.internal.http.Allowed;
import io.meriggio.rest.internal.http.Exchange;
import io.meriggio.rest.internal.http.Refusal;
import io.meriggio.rest.internal.http.Route;
import io.meriggio.rest.internal.http.Version;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * {@code /settings}: how the gateway speaks, each group of settings read and replaced as a whole.
 * Secrets are written, never read: they are shown as whether there is one.
 */
final class SettingsResource {
  private final Gateway gateway;

  /** So that no tag tells a secret to who tries many; another one after each start. */
  private final String salt = UUID.randomUUID().toString();

  private final AtomicBoolean trying = new AtomicBoolean();

  /** Held from reading settings until the changed ones are stored. */
  private final Object changing = new Object();

  SettingsResource(Gateway gateway) {
    this.gateway = gateway;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/settings", Permission.SETTINGS, this::names),
        new Route(
            "GET",
            "/settings/{name}",
            Permission.SETTINGS,
            exchange -> show(exchange, group(exchange))),
        new Route("PUT", "/settings/{name}", Permission.SETTINGS, this::replace),
        new Route("POST", "/settings/{name}/test", Permission.SETTINGS, this::test));
  }

  private void names(Exchange exchange) throws IOException {
    exchange.reply(
        200, Map.of("settings", SettingsGroup.ALL.stream().map(SettingsGroup::name).toList()));
  }

  private void show(Exchange exchange, SettingsGroup group) throws IOException {
    Map<String, Object> keys = keys(gateway.require(SiteConfiguration.class), group);
    exchange.tag(version(group, keys));
    exchange.reply(200, group.form().apply(keys));
  }

  private void replace(Exchange exchange) throws IOException {
    Asked.by(exchange);
    SettingsGroup group = group(exchange);
    SiteConfiguration site = gateway.require(SiteConfiguration.class);
    ObjectNode body = exchange.body();
    known(group, body);
    synchronized (changing) {
      Map<String, Object> before = keys(site, group);
      exchange.requireMatch(version(group, before));
      Map<String, Object> changed = new HashMap<>(before);
      changed.keySet().removeAll(group.keys());
      for (String key : group.keys()) {
        value(key, body, before.get(key), changed);
      }
      SiteChange.put(site, group.pid(), changed);
    }
    show(exchange, group);
  }

  private static void known(SettingsGroup group, ObjectNode body) {
    for (var field : body.properties()) {
      if (!group.keys().contains(field.getKey())) {
        throw Refusal.field(
            field.getKey(), field.getValue().toString(), String.join(", ", group.keys()));
      }
    }
  }

  /** A secret that is not named, or named as there, stays; an empty text is none. */
  private static void value(
      String key, ObjectNode body, Object before, Map<String, Object> changed) {
    JsonNode given = body.path(key);
    if (Keys.isSecret(key) && !given.isTextual()) {
      boolean stays = given.isMissingNode() || given.isBoolean() && given.booleanValue();
      if (!stays && !given.isNull() && !given.isBoolean()) {
        throw Refusal.field(key, Keys.HIDDEN, Allowed.of("secret"));
      }
      if (stays && before != null) {
        changed.put(key, before);
      }
    } else if (!given.isMissingNode() && !given.isNull() && !isEmpty(given)) {
      changed.put(key, Keys.value(key, given));
    }
  }

  private static boolean isEmpty(JsonNode given) {
    return given.isTextual() && given.textValue().isEmpty();
  }

  private void test(Exchange exchange) throws IOException {
    Asked.by(exchange);
    SettingsGroup group = group(exchange);
    if (!group.way()) {
      throw new Refusal(404, "path.unknown", exchange.request().getRequestURI());
    }
    Notices notices = gateway.require(Notices.class);
    if (!trying.compareAndSet(false, true)) {
      throw new Refusal(409, "settings.trying").with("code", "BUSY");
    }
    try {
      exchange.reply(200, TriedForm.of(notices.test(group.name()), exchange.language()));
    } finally {
      trying.set(false);
    }
  }

  private static SettingsGroup group(Exchange exchange) {
    String name = exchange.path("name");
    return SettingsGroup.ALL.stream()
        .filter(group -> group.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new Refusal(404, "missing.settings", name).with("code", "UNKNOWN"));
  }

  private static Map<String, Object> keys(SiteConfiguration site, SettingsGroup group) {
    return site.effective().getOrDefault(group.pid(), Map.of());
  }

  private String version(SettingsGroup group, Map<String, Object> keys) {
    Map<String, Object> own = new TreeMap<>(keys);
    own.keySet().retainAll(group.keys());
    return Version.of(List.of(salt, own));
  }
}
