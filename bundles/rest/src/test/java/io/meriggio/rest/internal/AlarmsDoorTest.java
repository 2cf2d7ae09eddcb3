// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meriggio.controller.UserRole;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /alarms}: pages of them, in two languages, and who has taken note. */
class AlarmsDoorTest {
  private final Door door = new Door();

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void anAlarmSaysWhatIsWrongSinceWhenAndInTheLanguageOfTheReader() {
    door.gateway.alarms.active.add(FakeAlarms.alarm("a-1"));

    assertThat(door.get("/alarms").body())
        .isEqualTo(
            "{\"alarms\":[{\"id\":\"a-1\",\"subject\":\"roof\",\"word\":\"FAULT\",\"code\":\"ID001\","
                + "\"severity\":\"ERROR\",\"sentence\":\"Roof reports ID001: grid overvoltage\","
                + "\"since\":\"2026-06-01T12:00:00.250+02:00\",\"until\":null,"
                + "\"acknowledgedBy\":null,\"acknowledgedAt\":null}],\"next\":null}");
    HttpResponse<String> italian =
        door.send(door.request("/alarms/a-1").header("Accept-Language", "it"));
    assertThat(Door.body(italian).path("sentence").textValue()).isEqualTo("Tetto segnala ID001");
  }

  @Test
  void thoseThatAreOverComePageByPageAndEachOnce() {
    door.gateway.alarms.active.add(FakeAlarms.alarm("now"));
    for (int i = 0; i < 5; i++) {
      door.gateway.alarms.over.add(FakeAlarms.over("o-" + i, FakeGateway.AT.plusSeconds(9)));
    }
    List<String> seen = new ArrayList<>();
    String path = "/alarms?state=all&limit=2";
    Optional<String> next = Optional.of("");
    while (next.isPresent()) {
      JsonNode page = Door.body(door.get(path + next.get()));
      page.path("alarms").forEach(alarm -> seen.add(alarm.path("id").textValue()));
      next = Optional.ofNullable(page.path("next").textValue()).map(id -> "&before=" + id);
    }

    assertThat(seen).containsExactly("now", "o-0", "o-1", "o-2", "o-3", "o-4");
    assertThat(Door.body(door.get("/alarms?state=past")).path("alarms")).hasSize(5);
    assertThat(Door.body(door.get("/alarms?state=active")).path("alarms")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"state=gone", "limit=0", "limit=501", "limit=x", "state=past&before=-1"})
  void aBadQueryIsRefused(String query) {
    assertThat(door.get("/alarms?" + query).statusCode()).isEqualTo(422);
  }

  @Test
  void aPersonTakesNoteAndTheAlarmSaysWhoAndWhen() {
    door.gateway.alarms.active.add(FakeAlarms.alarm("a-1"));
    JsonNode noted =
        Door.body(door.send(door.request("/alarms/a-1/acknowledge").POST(BodyPublishers.noBody())));

    assertThat(noted.path("acknowledgedBy").textValue()).isEqualTo("test");
    assertThat(noted.path("acknowledgedAt").textValue()).isEqualTo("2026-06-01T12:01:00.250+02:00");
  }

  @Test
  void anAlarmThatIsNotThereIsNotFoundAndAUserMayNotAcknowledge() {
    assertThat(door.get("/alarms/none").statusCode()).isEqualTo(404);
    assertThat(
            door.send(door.request("/alarms/none/acknowledge").POST(BodyPublishers.noBody()))
                .statusCode())
        .isEqualTo(404);
    door.gateway.role = Optional.of(UserRole.USER);
    assertThat(
            door.send(door.request("/alarms/none/acknowledge").POST(BodyPublishers.noBody()))
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void metricsStandWherePrometheusLooksToo() throws Exception {
    String head =
        "GET /metrics HTTP/1.1\r\nHost: 127.0.0.1:" + door.port() + "\r\nConnection: close";
    assertThat(door.talk(head + "\r\n\r\n")).startsWith("401 ");
    assertThat(door.talk(head + "\r\nAuthorization: " + Door.AUTHORIZATION + "\r\n\r\n"))
        .startsWith("200 ")
        .contains("text/plain;version=0.0.4", "# TYPE meriggio_info gauge\n");
    assertThat(door.talk(head.replace("127.0.0.1", "evil.example") + "\r\n\r\n"))
        .startsWith("403 ");
  }

  @Test
  void theFiguresForPrometheusCountTheAlarmsBySeverityAndTheNoticesByWay() {
    door.gateway.alarms.active.add(FakeAlarms.alarm("a-1"));
    String metrics = door.get("/metrics").body();

    assertThat(metrics)
        .contains(
            "# TYPE meriggio_alarms_active gauge\n",
            "meriggio_alarms_active{severity=\"ERROR\"} 1\n",
            "meriggio_alarms_active{severity=\"WARNING\"} 0\n",
            "meriggio_notices_sent_total{way=\"mail\"} 7\n",
            "meriggio_notices_waiting{way=\"mail\"} 2\n");
  }
}
