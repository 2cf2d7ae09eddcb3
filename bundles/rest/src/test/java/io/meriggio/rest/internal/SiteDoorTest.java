// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code POST}, {@code PATCH} and {@code DELETE} of lines and devices. */
class SiteDoorTest {
  private static final String LINE =
      "{\"id\":\"met\",\"transport\":\"modbus-tcp\",\"host\":\"192.0.2.7\"}";
  private static final String DEVICE =
      "{\"id\":\"grid\",\"family\":\"dtsu666\",\"line\":\"met\",\"unit\":32,"
          + "\"settings\":{\"invertSign\":true,\"token\":\"hush\"}}";

  private final Door door = new Door();

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void aLineIsMadeAndShown() {
    HttpResponse<String> made = door.json("POST", "/lines", LINE);

    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.headers().firstValue("Location")).hasValue("/api/v1/lines/met");
    assertThat(made.headers().firstValue("ETag")).isPresent();
    assertThat(Door.body(made).path("address").textValue()).isEqualTo("192.0.2.7:502");
    assertThat(Door.body(made).path("transport").textValue()).isEqualTo("modbus-tcp");
    assertThat(Door.body(made).path("state").textValue()).isEqualTo("STARTING");
    assertThat(door.gateway.site.effective().get("io.meriggio.line~met"))
        .containsOnlyKeys("transport", "host");
  }

  @Test
  void aDevicesSettingsAreKeysOfItsConfiguration() {
    assertThat(door.json("POST", "/devices", DEVICE).statusCode()).isEqualTo(201);

    assertThat(door.gateway.site.effective().get("io.meriggio.device~grid"))
        .containsEntry("unit", 32L)
        .containsEntry("settings.invertSign", true)
        .containsEntry("settings.token", "hush");
  }

  @Test
  void aSecretIsNeverShownAndSurvivesItsPlaceholder() {
    HttpResponse<String> made = door.json("POST", "/devices", DEVICE);
    assertThat(made.body()).doesNotContain("hush").contains("********");
    assertThat(door.get("/devices/grid").body()).doesNotContain("hush");

    door.json("PATCH", "/devices/grid", "{\"settings\":{\"token\":\"********\"},\"unit\":33}");
    assertThat(door.gateway.site.effective().get("io.meriggio.device~grid"))
        .containsEntry("settings.token", "hush")
        .containsEntry("unit", 33L);
  }

  @Test
  void aPatchChangesWhatItNamesAndTakesAwayWhatIsNull() {
    door.json("POST", "/devices", DEVICE);
    HttpResponse<String> patched =
        door.json(
            "PATCH", "/devices/grid", "{\"name\":\"Meter\",\"settings\":{\"invertSign\":null}}");

    assertThat(patched.statusCode()).isEqualTo(200);
    assertThat(Door.body(patched).path("name").textValue()).isEqualTo("Meter");
    assertThat(door.gateway.site.effective().get("io.meriggio.device~grid"))
        .containsEntry("name", "Meter")
        .containsEntry("family", "dtsu666")
        .doesNotContainKey("settings.invertSign");
  }

  @Test
  void aBadValueIsRefusedWithPidKeyFoundAndAllowedAndWhatWasStays() {
    door.json("POST", "/devices", DEVICE);
    HttpResponse<String> refused = door.json("PATCH", "/devices/grid", "{\"unit\":300}");

    assertThat(refused.statusCode()).isEqualTo(422);
    JsonNode problem = Door.body(refused);
    assertThat(problem.path("pid").textValue()).isEqualTo("io.meriggio.device~grid");
    assertThat(problem.path("key").textValue()).isEqualTo("unit");
    assertThat(problem.path("found").textValue()).isEqualTo("300");
    assertThat(problem.path("allowed").textValue()).contains("247");
    assertThat(problem.path("errors").get(0).path("key").textValue()).isEqualTo("unit");
    assertThat(door.gateway.site.effective().get("io.meriggio.device~grid"))
        .containsEntry("unit", 32L);
  }

  @Test
  void anUnknownKeyIsRefused() {
    HttpResponse<String> refused =
        door.json("POST", "/lines", LINE.replace("\"host\"", "\"hots\""));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(door.gateway.site.effective()).isEmpty();
  }

  @Test
  void aNestedValueIsRefusedByItsKey() {
    HttpResponse<String> refused =
        door.json("POST", "/lines", "{\"id\":\"a\",\"host\":{\"name\":\"x\"}}");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(Door.body(refused).path("key").textValue()).isEqualTo("host");
  }

  @Test
  void anIdIsLowerCaseLettersDigitsAndHyphens() {
    for (String id : new String[] {"", "UPPER", "a b", "a/b", "../x", "a~b"}) {
      HttpResponse<String> refused =
          door.json("POST", "/lines", LINE.replace("\"met\"", "\"" + id + "\""));
      assertThat(refused.statusCode()).as(id).isEqualTo(422);
      assertThat(Door.body(refused).path("key").textValue()).isEqualTo("id");
    }
    assertThat(door.gateway.site.effective()).isEmpty();
  }

  @Test
  void whatExistsIsNotMadeAgainAndAnIdDoesNotChange() {
    door.json("POST", "/lines", LINE);

    HttpResponse<String> again = door.json("POST", "/lines", LINE);
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(Door.body(again).path("code").textValue()).isEqualTo("ALREADY_EXISTS");
    assertThat(door.json("PATCH", "/lines/met", "{\"id\":\"other\"}").statusCode()).isEqualTo(422);
  }

  @Test
  void anOldEtagDoesNotOverwriteAnothersChange() {
    door.json("POST", "/lines", LINE);
    String read = door.get("/lines/met").headers().firstValue("ETag").orElseThrow();
    door.json("PATCH", "/lines/met", "{\"port\":503}");

    HttpResponse<String> stale =
        door.json("PATCH", "/lines/met", "{\"port\":504}", "If-Match", read);
    assertThat(stale.statusCode()).isEqualTo(412);
    String current = stale.headers().firstValue("ETag").orElseThrow();
    assertThat(current).isNotEqualTo(read);
    assertThat(door.send(door.request("/lines/met").DELETE().header("If-Match", read)).statusCode())
        .isEqualTo(412);

    assertThat(door.json("PATCH", "/lines/met", "{\"port\":504}", "If-Match", current).statusCode())
        .isEqualTo(200);
    assertThat(door.gateway.site.effective().get("io.meriggio.line~met"))
        .containsEntry("port", 504L);
  }

  @Test
  void ofManyChangesToOneReadingOnlyOneIsTaken() {
    door.json("POST", "/lines", LINE);
    String read = door.get("/lines/met").headers().firstValue("ETag").orElseThrow();

    List<Integer> answers =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(i -> "{\"port\":" + (600 + i) + "}")
            .map(body -> door.json("PATCH", "/lines/met", body, "If-Match", read).statusCode())
            .toList();
    assertThat(answers).containsOnlyOnce(200).containsOnly(200, 412);
  }

  @Test
  void whatIsRemovedIsGone() {
    door.json("POST", "/lines", LINE);

    assertThat(door.send(door.request("/lines/met").DELETE()).statusCode()).isEqualTo(204);
    assertThat(door.get("/lines/met").statusCode()).isEqualTo(404);
    assertThat(door.send(door.request("/lines/met").DELETE()).statusCode()).isEqualTo(404);
    assertThat(door.json("PATCH", "/lines/met", "{}").statusCode()).isEqualTo(404);
  }
}
