// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meriggio.configuration.SiteConfiguration;
import io.meriggio.rest.internal.http.Allowed;
import io.meriggio.rest.internal.http.Exchange;
import io.meriggio.rest.internal.http.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Lines or devices in the site's configuration: made, changed and removed in the same way. */
final class SitePart {
  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,64}");

  private final Gateway gateway;
  private final String noun;
  private final UnaryOperator<String> pid;

  /** Held from reading a configuration until the changed one is stored. */
  private final Object changing = new Object();

  /**
   * A part of the site.
   *
   * @param noun {@code device} or {@code line}, as in the keys of the messages
   * @param pid the PID of an id
   */
  SitePart(Gateway gateway, String noun, UnaryOperator<String> pid) {
    this.gateway = gateway;
    this.noun = noun;
    this.pid = pid;
  }

  /** The keys of one, when it is configured. */
  Optional<Map<String, Object>> keys(String id) {
    return gateway.find(SiteConfiguration.class).map(c -> c.effective().get(pid.apply(id)));
  }

  /** Shows the version of what a request would change. */
  void tag(Exchange exchange, String id) {
    keys(id).ifPresent(keys -> exchange.tag(Keys.etag(keys)));
  }

  /** Makes a new one from the body of the request. Returns its id. */
  String create(Exchange exchange) throws java.io.IOException {
    ObjectNode body = exchange.body();
    String id = newId(body);
    add(exchange, id, Keys.merge(Map.of(), body));
    exchange.made(id);
    return id;
  }

  /** The id that a body names for a new one. */
  String newId(ObjectNode body) {
    return id(body.path("id").asText(""));
  }

  private static String id(String id) {
    if (!ID.matcher(id).matches()) {
      throw Refusal.field("id", id, Allowed.of("id", 1, 64));
    }
    return id;
  }

  /** Configures a new one. */
  void add(Exchange exchange, String newId, Map<String, Object> keys) {
    String id = id(newId);
    SiteConfiguration site = gateway.require(SiteConfiguration.class);
    synchronized (changing) {
      if (site.effective().containsKey(pid.apply(id))) {
        throw new Refusal(409, "exists." + noun, id).with("code", "ALREADY_EXISTS");
      }
      put(site, id, keys);
    }
  }

  /** Takes back what has just been added. */
  void forget(String id) {
    gateway.require(SiteConfiguration.class).delete(pid.apply(id));
  }

  /** The id of one that has all these keys with these values. */
  Optional<String> withKeys(Map<String, Object> keys) {
    String prefix = pid.apply("");
    return gateway.require(SiteConfiguration.class).effective().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .filter(entry -> same(entry.getValue(), keys))
        .map(entry -> entry.getKey().substring(prefix.length()))
        .findFirst();
  }

  private static boolean same(Map<String, Object> configured, Map<String, Object> keys) {
    return keys.entrySet().stream()
        .allMatch(
            key -> String.valueOf(configured.get(key.getKey())).equals(key.getValue().toString()));
  }

  /** Changes the keys that the body names; null removes a key. */
  void patch(Exchange exchange, String id) throws java.io.IOException {
    ObjectNode body = exchange.body();
    if (body.has("id") && !body.path("id").asText().equals(id)) {
      throw Refusal.field("id", body.path("id").asText(), id);
    }
    SiteConfiguration site = gateway.require(SiteConfiguration.class);
    synchronized (changing) {
      put(site, id, Keys.merge(current(exchange, site, id), body));
    }
  }

  /** Removes one. */
  void delete(Exchange exchange, String id) {
    SiteConfiguration site = gateway.require(SiteConfiguration.class);
    synchronized (changing) {
      current(exchange, site, id);
      SiteChange.delete(site, pid.apply(id));
    }
    exchange.done();
  }

  /** The refusal of an id that does not exist. */
  Refusal missing(String id) {
    return new Refusal(404, "missing." + noun, id);
  }

  private Map<String, Object> current(Exchange exchange, SiteConfiguration site, String id) {
    Map<String, Object> keys = site.effective().get(pid.apply(id));
    if (keys == null) {
      throw missing(id);
    }
    exchange.requireMatch(Keys.etag(keys));
    return keys;
  }

  private void put(SiteConfiguration site, String id, Map<String, Object> keys) {
    SiteChange.put(site, pid.apply(id), keys);
  }
}
