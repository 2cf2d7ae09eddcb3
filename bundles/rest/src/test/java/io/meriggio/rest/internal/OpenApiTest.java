// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meriggio.controller.Actor;
import io.meriggio.controller.Logic;
import io.meriggio.controller.LogicVariable;
import io.meriggio.controller.UserRole;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The document says what is served, no more and no less; every other test's answers obey it. */
class OpenApiTest {
  private final Door door = new Door();

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void everyPathAndMethodIsServedAndDescribed() {
    TreeSet<String> served = new TreeSet<>();
    door.router.routes().forEach(route -> served.add(route.method() + " " + route.path()));

    assertThat(new Contract().operations()).isEqualTo(served);
  }

  @Test
  void theDocumentIsServedAsJsonAndAsYaml() {
    HttpResponse<String> json = door.get("/openapi.json");
    HttpResponse<String> yaml = door.get("/openapi.yaml");

    assertThat(Door.body(json).path("openapi").textValue()).startsWith("3.1");
    assertThat(json.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(yaml.headers().firstValue("Content-Type")).hasValue("application/yaml");
    assertThat(yaml.body()).isEqualTo(json.body());
  }

  @Test
  void everyReferenceLeadsSomewhereAndEverySchemaIsUsed() {
    JsonNode document = new Contract().document;
    List<String> references = document.findValuesAsText("$ref");

    assertThat(references).isNotEmpty();
    for (String reference : references) {
      assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
    }
    for (var schema : document.path("components").path("schemas").properties()) {
      boolean event = schema.getKey().equals("Removed");
      assertThat(references.contains("#/components/schemas/" + schema.getKey()) || event)
          .as(schema.getKey())
          .isTrue();
    }
  }

  @Test
  void everyOperationHasANameOfItsOwnAndASummary() {
    JsonNode document = new Contract().document;
    List<String> names = document.findValuesAsText("operationId");

    assertThat(names).doesNotHaveDuplicates().hasSize(new Contract().operations().size());
    assertThat(document.findValuesAsText("summary")).noneMatch(String::isBlank);
  }

  /** Paths with something behind them; whatever else is there must refuse as well. */
  private static final Map<String, String> KNOWN =
      Map.of(
          "/charge-points/{id}", "/charge-points/wb1",
          "/outputs/{n}", "/outputs/3",
          "/storages/{id}", "/storages/hyd",
          "/devices/{id}", "/devices/roof",
          "/settings/{name}", "/settings/mail",
          "/logics/{id}", "/logics/hp");

  @Test
  void everyOperationThatTakesJsonRefusesAnotherTypeAndWhatIsNoJson() {
    door.gateway.devices.add(new FakeDevice("roof", "string"));
    door.gateway.outputs.put(
        Actor.of(UserRole.OWNER, "test"), Logic.of("hp", 3, LogicVariable.PV_POWER, 2000, 1000));
    int asked = 0;
    for (String operation : new Contract().operations()) {
      String[] parts = operation.split(" ");
      if (takesJson(parts[0], parts[1])) {
        String path = path(parts[1]);
        refused(door.send(bad(parts[0], path, "text/plain", "{}")), 415);
        refused(door.send(bad(parts[0], path, "application/json", "{\"a\":")), 400);
        refused(door.send(bad(parts[0], path, "application/json", "[1]")), 422);
        refused(door.send(bad(parts[0], path, "application/json", "{\"nobody\":1}")), 422);
        asked++;
      }
    }
    assertThat(asked).isGreaterThan(15);
  }

  /** What is not there is refused as such before its body is looked at. */
  private static void refused(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as("%s %s", answer.request(), answer.body()).isIn(status, 404);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(Door.body(answer).path("code").textValue()).matches("[A-Z_]+");
  }

  private HttpRequest.Builder bad(String method, String path, String type, String body) {
    return door.request(path)
        .header("Content-Type", type)
        .method(method, HttpRequest.BodyPublishers.ofString(body));
  }

  private static boolean takesJson(String method, String path) {
    return new Contract()
        .document
        .path("paths")
        .path(path)
        .path(method.toLowerCase(Locale.ROOT))
        .path("requestBody")
        .path("content")
        .has("application/json");
  }

  private static String path(String template) {
    String path = template;
    for (Map.Entry<String, String> known : KNOWN.entrySet()) {
      path = path.replace(known.getKey(), known.getValue());
    }
    return path.replaceAll("\\{[a-z]+}", "none");
  }

  @Test
  void everyVariableOfAPathIsDescribed() {
    for (var path : new Contract().document.path("paths").properties()) {
      long variables = path.getKey().chars().filter(c -> c == '{').count();
      assertThat(path.getValue().path("parameters").size())
          .as(path.getKey())
          .isEqualTo((int) variables);
    }
  }
}
