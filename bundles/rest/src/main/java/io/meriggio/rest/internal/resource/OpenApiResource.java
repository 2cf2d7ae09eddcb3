// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import io.meriggio.rest.internal.http.Exchange;
import io.meriggio.rest.internal.http.Need;
import io.meriggio.rest.internal.http.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The OpenAPI document of this door. It is written in JSON, which is YAML too (YAML 1.2, section
 * 1.3): one text serves both.
 */
final class OpenApiResource {
  private static final String DOCUMENT = "/io/meriggio/rest/internal/openapi.json";

  private final byte[] document = read();

  List<Route> routes() {
    return List.of(
        new Route(
            "GET",
            "/openapi.json",
            Need.OPEN,
            exchange -> exchange.send(200, Exchange.JSON, document)),
        new Route(
            "GET",
            "/openapi.yaml",
            Need.OPEN,
            exchange -> exchange.send(200, "application/yaml", document)));
  }

  private static byte[] read() {
    try (InputStream in = OpenApiResource.class.getResourceAsStream(DOCUMENT)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
