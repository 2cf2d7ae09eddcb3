// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples of {@code docs/reference/rest.md} ask for what there is, with bodies that fit. */
class ReferenceTest {
  private static final Path REFERENCE = Path.of("../../docs/reference/rest.md");
  private static final Pattern PATH = Pattern.compile("\\$G(/[a-z0-9./-]+)");
  private static final Pattern METHOD = Pattern.compile("-X ([A-Z]+)");
  private static final Pattern BODY = Pattern.compile("-d '(\\{.*})'");

  @Test
  void everyExampleAsksForAnOperationThatIsDescribedWithABodyOfItsSchema() throws IOException {
    Contract contract = new Contract();
    List<String> examples =
        Files.readAllLines(REFERENCE).stream().filter(line -> line.contains("curl ")).toList();
    assertThat(examples).hasSizeGreaterThan(60);
    for (String example : examples) {
      Matcher path = PATH.matcher(example);
      assertThat(path.find()).as(example).isTrue();
      Matcher method = METHOD.matcher(example);
      String verb = method.find() ? method.group(1) : "GET";
      JsonNode operation =
          contract
              .operation(verb, path.group(1))
              .orElseThrow(() -> new AssertionError("no such operation: " + example));
      Matcher body = BODY.matcher(example);
      if (body.find()) {
        contract.checkRequest(operation, Door.JSON.readTree(body.group(1)));
      } else if (!example.contains("@")) {
        boolean needed = operation.path("requestBody").path("required").booleanValue();
        assertThat(needed).as(example).isFalse();
      }
    }
  }

  @Test
  void everyNounHasAnExample() throws IOException {
    String reference = Files.readString(REFERENCE);
    for (String operation : List.of("/alarms", "/settings", "/families", "/metrics", "/events")) {
      assertThat(reference).contains("$G" + operation.toLowerCase(Locale.ROOT));
    }
  }
}
