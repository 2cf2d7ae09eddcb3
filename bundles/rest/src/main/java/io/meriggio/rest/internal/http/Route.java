// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.http;

import io.meriggio.access.Permission;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One method of one path.
 *
 * @param method {@code GET}, {@code POST} …
 * @param path below {@code /api/v1}, variables in braces: {@code /devices/{id}/points}
 * @param need who may ask; the router lets nobody else through
 * @param handler answers
 */
public record Route(String method, String path, Need need, Handler handler) {

  /** A route for those who may do this. */
  public Route(String method, String path, Permission permission, Handler handler) {
    this(method, path, Need.of(permission), handler);
  }

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
        variables.put(own[i].substring(1, own[i].length() - 1), decoded(theirs[i]));
      } else if (!own[i].equals(theirs[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(variables);
  }

  /** A name may hold letters that a path can't; a plus is a plus. */
  private static String decoded(String segment) {
    return segment.indexOf('%') < 0
        ? segment
        : URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
