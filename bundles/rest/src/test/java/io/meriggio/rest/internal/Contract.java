// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** The served OpenAPI document as a judge of answers. */
final class Contract {
  private static final String BASE = "/api/v1";
  private static final String PROBLEM = "application/problem+json";

  final JsonNode document = read();
  private final JsonSchemaFactory schemas =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  private static JsonNode read() {
    try (InputStream in = Contract.class.getResourceAsStream("openapi.json")) {
      return Door.JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every operation, as {@code GET /devices/{id}}. */
  TreeSet<String> operations() {
    TreeSet<String> operations = new TreeSet<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method -> {
                          if (!method.equals("parameters")) {
                            operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                          }
                        }));
    return operations;
  }

  /** Checks status, type and body of an answer. */
  void check(HttpRequest request, HttpResponse<String> response) {
    String path = request.uri().getPath().substring(BASE.length());
    String which = request.method() + " " + path + " → " + response.statusCode();
    String type = response.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
    Optional<JsonNode> operation = operation(request.method(), path);
    if (operation.isEmpty()) {
      assertThat(response.statusCode()).as(which + " is not in the document").isIn(404, 405, 200);
      return;
    }
    JsonNode answer =
        resolve(operation.get().path("responses").path(String.valueOf(response.statusCode())));
    assertThat(answer.isMissingNode()).as(which + " is not in the document").isFalse();
    if (response.body().isEmpty()) {
      assertThat(answer.has("content") && !request.method().equals("HEAD")).as(which).isFalse();
      return;
    }
    JsonNode content = answer.path("content").path(type);
    assertThat(content.isMissingNode()).as(which + " as " + type).isFalse();
    if (type.equals("application/json") || type.equals(PROBLEM)) {
      check(which, content.path("schema"), Door.body(response));
    }
  }

  /** Checks a body against a named schema. */
  void check(String schema, JsonNode body) {
    ObjectNode reference = Door.JSON.createObjectNode();
    check(schema, reference.put("$ref", "#/components/schemas/" + schema), body);
  }

  private void check(String which, JsonNode schema, JsonNode body) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", document.path("components"));
    assertThat(schemas.getSchema(whole).validate(body)).as(which + " " + body).isEmpty();
  }

  /** Checks a body against what an operation takes. */
  void checkRequest(JsonNode operation, JsonNode body) {
    JsonNode schema =
        operation.path("requestBody").path("content").path("application/json").path("schema");
    assertThat(schema.isMissingNode()).as(operation + " takes a body").isFalse();
    check(operation.path("operationId").textValue(), schema, body);
  }

  /** What the document says of a request. */
  Optional<JsonNode> operation(String method, String path) {
    return document.path("paths").properties().stream()
        .filter(entry -> matches(entry.getKey(), path))
        // a path that is written out goes before one with a variable
        .sorted(Comparator.comparing(entry -> entry.getKey().contains("{")))
        .map(entry -> entry.getValue().path(method.toLowerCase(Locale.ROOT)))
        .filter(operation -> !operation.isMissingNode())
        .findFirst();
  }

  private static boolean matches(String template, String path) {
    return path.matches(template.replace(".", "\\.").replaceAll("\\{[a-z]+}", "[^/]+"));
  }

  private JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").textValue().substring(1)) : node;
  }
}
