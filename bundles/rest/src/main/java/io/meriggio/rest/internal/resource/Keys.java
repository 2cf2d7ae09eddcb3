// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meriggio.rest.internal.http.Allowed;
import io.meriggio.rest.internal.http.Refusal;
import io.meriggio.rest.internal.http.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The keys of a configuration between JSON and Configuration Admin: {@code "settings": {"x": 1}} is
 * the key {@code settings.x}; a secret is shown as a placeholder, and a placeholder that comes back
 * leaves it as it is.
 */
final class Keys {
  static final String HIDDEN = "********";
  private static final String SETTINGS = "settings";
  private static final List<String> SECRETS =
      List.of("token", "password", "secret", "clientcode", "apikey", "passphrase");

  private Keys() {}

  /**
   * What a body adds to or takes from a configuration.
   *
   * @param before the keys so far
   * @param body null removes a key
   */
  static Map<String, Object> merge(Map<String, Object> before, ObjectNode body) {
    Map<String, Object> merged = new LinkedHashMap<>(before);
    flatten(body)
        .forEach(
            (key, node) -> {
              if (node.isNull()) {
                merged.remove(key);
              } else if (!(isSecret(key) && node.asText().equals(HIDDEN))) {
                merged.put(key, value(key, node));
              }
            });
    return merged;
  }

  private static Map<String, JsonNode> flatten(ObjectNode body) {
    Map<String, JsonNode> keys = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : body.properties()) {
      if (field.getKey().equals(SETTINGS) && field.getValue() instanceof ObjectNode settings) {
        settings.properties().forEach(s -> keys.put(SETTINGS + "." + s.getKey(), s.getValue()));
      } else if (!field.getKey().equals("id")) {
        keys.put(field.getKey(), field.getValue());
      }
    }
    return keys;
  }

  /** A value of a body as Configuration Admin has it. */
  static Object value(String key, JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> node.textValue();
      case BOOLEAN -> node.booleanValue();
      case NUMBER ->
          node.canConvertToLong() && node.isIntegralNumber()
              ? (Object) node.longValue()
              : (Object) node.doubleValue();
      case ARRAY -> texts(key, node);
      default -> throw Refusal.field(key, node, Allowed.of("value"));
    };
  }

  private static Object texts(String key, JsonNode array) {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : array) {
      if (!element.isTextual()) {
        throw Refusal.field(key, element, Allowed.of("texts"));
      }
      texts.add(element.textValue());
    }
    return texts.toArray(String[]::new);
  }

  /** The keys as they are shown: settings as an object, secrets hidden. */
  static Map<String, Object> shown(Map<String, Object> keys) {
    Map<String, Object> shown = new TreeMap<>();
    Map<String, Object> settings = new TreeMap<>();
    keys.forEach(
        (key, value) -> {
          Object visible = isSecret(key) ? HIDDEN : value;
          if (key.startsWith(SETTINGS + ".")) {
            settings.put(key.substring(SETTINGS.length() + 1), visible);
          } else {
            shown.put(key, visible);
          }
        });
    if (!settings.isEmpty()) {
      shown.put(SETTINGS, settings);
    }
    return shown;
  }

  static boolean isSecret(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    return SECRETS.stream().anyMatch(lower::contains);
  }

  /** Another one for any other configuration, secrets included. */
  static String etag(Map<String, Object> keys) {
    return Version.of(new TreeMap<>(keys));
  }
}
