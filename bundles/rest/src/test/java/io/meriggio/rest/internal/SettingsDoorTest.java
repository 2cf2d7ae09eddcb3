// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meriggio.alarms.Notices;
import io.meriggio.configuration.Pids;
import io.meriggio.controller.UserRole;
import io.meriggio.device.Text;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /settings}: read, replaced as a whole, and never telling a secret. */
class SettingsDoorTest {
  private static final String MAIL =
      "{\"enabled\":true,\"host\":\"mail.example.org\",\"user\":\"casa\",\"password\":\"s3cret\","
          + "\"from\":\"casa@example.org\",\"to\":[\"anna@example.org\"],\"severity\":\"ERROR\"}";

  private final Door door = new Door();

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void everySettingHasItsNameAndItsUsualValues() {
    assertThat(door.get("/settings").body())
        .isEqualTo("{\"settings\":[\"language\",\"mail\",\"mqtt-notices\",\"plant\",\"webhook\"]}");
    assertThat(door.get("/settings/language").body()).isEqualTo("{\"language\":null}");
    assertThat(door.get("/settings/mail").body())
        .isEqualTo(
            "{\"enabled\":false,\"host\":null,\"port\":587,\"security\":\"STARTTLS\",\"user\":null,"
                + "\"password\":false,\"from\":null,\"to\":[],\"severity\":\"WARNING\"}");
    assertThat(door.get("/settings/nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void aSecretIsWrittenAndNeverReadAndStaysUntilItIsRemoved() {
    HttpResponse<String> put = door.json("PUT", "/settings/mail", MAIL);

    assertThat(put.statusCode()).isEqualTo(200);
    assertThat(put.body()).contains("\"password\":true").doesNotContain("s3cret");
    assertThat(door.json("PUT", "/settings/mail", put.body()).statusCode()).isEqualTo(200);
    assertThat(stored(Pids.MAIL)).containsEntry("password", "s3cret");
    door.json("PUT", "/settings/mail", put.body().replace("\"password\":true,", ""));
    assertThat(stored(Pids.MAIL)).containsEntry("password", "s3cret");
    door.json(
        "PUT", "/settings/mail", put.body().replace("\"password\":true", "\"password\":null"));
    assertThat(stored(Pids.MAIL)).doesNotContainKey("password");
  }

  @Test
  void settingsAreReplacedAsAWholeAndOnlyByWhoHasReadThem() {
    String first = door.get("/settings/mail").headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> put = door.json("PUT", "/settings/mail", MAIL, "If-Match", first);
    HttpResponse<String> late = door.json("PUT", "/settings/mail", "{}", "If-Match", first);

    assertThat(put.statusCode()).isEqualTo(200);
    assertThat(late.statusCode()).isEqualTo(412);
    assertThat(late.headers().firstValue("ETag")).isEqualTo(put.headers().firstValue("ETag"));
    JsonNode emptied = Door.body(door.json("PUT", "/settings/mail", "{}"));
    assertThat(emptied.path("enabled").booleanValue()).isFalse();
    assertThat(emptied.path("host").isNull()).isTrue();
  }

  @Test
  void theLanguageIsOneKeyOfTheGatewayAndLeavesTheOthers() {
    door.gateway.site.put(Pids.GATEWAY, Map.of("serialNumber", "CA1", "name", "Casa"));

    assertThat(door.json("PUT", "/settings/language", "{\"language\":\"de\"}").body())
        .isEqualTo("{\"language\":\"de\"}");
    assertThat(stored(Pids.GATEWAY))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("serialNumber", "CA1", "name", "Casa", "language", "de"));
  }

  @Test
  void thePlantIsNamedAndPlacedAndKeepsItsContractAndItsSources() {
    door.gateway.site.put(
        Pids.PLANT, Map.of("name", "Casa", "contractedPower", 6000, "exchangeSource", "grid"));

    HttpResponse<String> put =
        door.json(
            "PUT",
            "/settings/plant",
            "{\"name\":\"Casa Bianchi\",\"phases\":3,\"timeZone\":\"Europe/Rome\","
                + "\"latitude\":45.07,\"longitude\":7.69}");

    assertThat(put.body())
        .isEqualTo(
            "{\"name\":\"Casa Bianchi\",\"phases\":3,\"timeZone\":\"Europe/Rome\","
                + "\"latitude\":45.07,\"longitude\":7.69}");
    assertThat(stored(Pids.PLANT))
        .containsEntry("contractedPower", 6000)
        .containsEntry("exchangeSource", "grid")
        .containsEntry("timeZone", "Europe/Rome");
    HttpResponse<String> half = door.json("PUT", "/settings/plant", "{\"latitude\":45.07}");
    assertThat(half.statusCode()).isEqualTo(422);
    assertThat(Door.body(half).path("key").asText()).isEqualTo("longitude");
    assertThat(door.json("PUT", "/settings/plant", "{\"contractedPower\":3000}").statusCode())
        .as("which has its own door")
        .isEqualTo(422);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "mail | {\"enabled\":true,\"from\":\"a@example.org\",\"to\":[\"b@example.org\"]} | host",
        "mail | {\"enabled\":true,\"host\":\"h\",\"from\":\"a@example.org\"} | to",
        "mail | {\"from\":\"casa@example.org\\nBcc: x@example.org\"} | from",
        "mail | {\"to\":[\"not an address\"]} | to",
        "mail | {\"port\":0} | port",
        "mail | {\"security\":\"SSL\"} | security",
        "mail | {\"password\":7} | password",
        "mail | {\"pasword\":\"x\"} | pasword",
        "webhook | {\"enabled\":true} | url",
        "webhook | {\"url\":\"ftp://example.org/\"} | url",
        "webhook | {\"url\":\"http://user:pw@example.org/\"} | url",
        "webhook | {\"severity\":\"LOUD\"} | severity",
        "mqtt-notices | {\"topic\":\"a/#\"} | topic",
        "mqtt-notices | {\"tls\":\"maybe\"} | tls",
        "language | {\"language\":\"fr\"} | language",
      })
  void aBadValueIsRefusedAndItsKeyNamedAndNothingChanges(String name, String body, String key) {
    HttpResponse<String> refused = door.json("PUT", "/settings/" + name, body);

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(Door.body(refused).path("key").textValue()).isEqualTo(key);
    assertThat(door.gateway.site.effective()).isEmpty();
  }

  @Test
  void aSecretThatIsRefusedIsNotRepeated() {
    String longSecret = "x".repeat(201);
    HttpResponse<String> refused =
        door.json("PUT", "/settings/webhook", "{\"secret\":\"" + longSecret + "\"}");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).doesNotContain("xxx");
  }

  @Test
  void aTestNoticeTellsItsOutcomeInTheLanguageOfTheReader() {
    assertThat(post("/settings/mail/test").body())
        .isEqualTo("{\"result\":\"SENT\",\"detail\":\"taken\"}");
    door.gateway.alarms.answer =
        new Notices.Tried(false, new Text("the server refuses", "il server rifiuta"));
    assertThat(post("/settings/webhook/test").body())
        .isEqualTo("{\"result\":\"FAILED\",\"detail\":\"the server refuses\"}");
    assertThat(door.gateway.alarms.tried).containsExactly("mail", "webhook");
    assertThat(post("/settings/language/test").statusCode()).isEqualTo(404);
  }

  @Test
  void aUserMayNotChangeSettings() {
    door.gateway.role = Optional.of(UserRole.USER);

    assertThat(door.json("PUT", "/settings/mail", MAIL).statusCode()).isEqualTo(403);
    assertThat(post("/settings/mail/test").statusCode()).isEqualTo(403);
    assertThat(door.gateway.alarms.tried).isEmpty();
  }

  private HttpResponse<String> post(String path) {
    return door.send(door.request(path).POST(BodyPublishers.noBody()));
  }

  private Map<String, Object> stored(String pid) {
    return door.gateway.site.effective().get(pid);
  }
}
