// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ImportMapTest {
  private static final Pattern IMPORT =
      Pattern.compile("\\b(?:from\\s*|import\\s*\\(?\\s*)[\"']([\\w@./-]+)[\"']");

  @Test
  void bareNamesLeadToTheMainModuleAndPathsIntoTheLibrary() throws IOException {
    JsonNode imports =
        imports(
            List.of(
                "app.js",
                "lib/lit/3.3.2/index.js",
                "lib/lit-html/3.3.2/lit-html.js",
                "lib/lit__reactive-element/2.1.2/reactive-element.js"));
    assertThat(imports.get("lit").asText()).isEqualTo("/app/x/lib/lit/3.3.2/index.js");
    assertThat(imports.get("lit-html/").asText()).isEqualTo("/app/x/lib/lit-html/3.3.2/");
    assertThat(imports.get("lit-html").asText()).isEqualTo("/app/x/lib/lit-html/3.3.2/lit-html.js");
    assertThat(imports.get("@lit/reactive-element").asText())
        .isEqualTo("/app/x/lib/lit__reactive-element/2.1.2/reactive-element.js");
    assertThat(imports.size()).isEqualTo(6);
  }

  /** A module that is asked for and not in the bundle would be a blank page. */
  @Test
  void everyModuleThatAnyModuleOfTheBundleAsksForIsInTheBundle() throws IOException {
    Map<String, byte[]> files = PageFiles.built();
    JsonNode imports = imports(files.keySet());
    int checked = 0;
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Matcher matcher = IMPORT.matcher(new String(file.getValue(), StandardCharsets.UTF_8));
      while (file.getKey().endsWith(".js") && matcher.find()) {
        assertThat(files)
            .as("%s asks for %s", file.getKey(), matcher.group(1))
            .containsKey(resolve(file.getKey(), matcher.group(1), imports));
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(30);
  }

  private static String resolve(String importer, String wanted, JsonNode imports) {
    if (wanted.startsWith(".")) {
      return URI.create("/" + importer).resolve(wanted).getPath().substring(1);
    }
    String address =
        imports.has(wanted)
            ? imports.get(wanted).asText()
            : imports.path(prefix(wanted)).asText() + wanted.substring(prefix(wanted).length());
    return address.replace("/app/x/", "");
  }

  private static String prefix(String wanted) {
    int from = wanted.startsWith("@") ? wanted.indexOf('/') + 1 : 0;
    return wanted.substring(0, wanted.indexOf('/', from) + 1);
  }

  private static JsonNode imports(java.util.Collection<String> names) throws IOException {
    return new ObjectMapper().readTree(ImportMap.of(names, "/app/x/")).get("imports");
  }
}
