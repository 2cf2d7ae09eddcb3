// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.http;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One method of one path.
 *
 * @param method {@code GET}, {@code POST} …
 * @param path below {@code /api/v1}, variables in braces: {@code /devices/{id}/points}
 * @param handler answers
 */
public record Route(String method, String path, Handler handler) {

  /** Answers a request, or throws a {@link Refusal}. */
  @FunctionalInterface
  public interface Handler {
    void handle(Exchange exchange) throws IOException;
  }

  /** The variables of the path, when it is of this route's shape. */
  Optional<Map<String, String>> match(String asked) {
    String[] own = path.split("/", -1);
    String[] theirs = asked.split("/", -1);
    if (own.length != theirs.length) {
      return Optional.empty();
    }
    Map<String, String> variables = new LinkedHashMap<>();
    for (int i = 0; i < own.length; i++) {
      if (own[i].startsWith("{")) {
        variables.put(own[i].substring(1, own[i].length() - 1), theirs[i]);
      } else if (!own[i].equals(theirs[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(variables);
  }
}
