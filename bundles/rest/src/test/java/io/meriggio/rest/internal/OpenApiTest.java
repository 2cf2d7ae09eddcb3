// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
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
