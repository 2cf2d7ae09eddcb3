// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meriggio.history.HistoryException;
import io.meriggio.history.HistoryQuery;
import io.meriggio.history.Step;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryDoorTest {
  private static final String SPAN =
      "&from=2026-06-01T12:00:00%2B02:00&to=2026-06-01T14:00:00%2B02:00";
  private static final String ALL =
      "/history?point=pv_power,energy_pv_to_grid,autarky&step=PT1H" + SPAN;

  private final Door door = new Door();

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void what_was_is_told_in_the_time_of_the_plant_and_unknown_is_null() {
    JsonNode body = Door.body(door.get(ALL));

    assertThat(body.path("device").textValue()).isEqualTo("plant");
    assertThat(body.path("from").textValue()).isEqualTo("2026-06-01T12:00:00.000+02:00");
    assertThat(body.path("step").textValue()).isEqualTo("PT1H");
    assertThat(body.path("timeZone").textValue()).isEqualTo("Europe/Rome");
    assertThat(body.path("series").path(0).toString())
        .isEqualTo(
            "{\"point\":\"pv_power\",\"unit\":\"W\",\"kind\":\"MEASURED\",\"rows\":["
                + "{\"at\":\"2026-06-01T12:00:00.000+02:00\",\"average\":1500.5,\"minimum\":0,"
                + "\"maximum\":3000},"
                + "{\"at\":\"2026-06-01T13:00:00.000+02:00\",\"average\":null,\"minimum\":null,"
                + "\"maximum\":null}]}");
    assertThat(body.path("series").path(1).path("rows").path(0).toString())
        .isEqualTo("{\"at\":\"2026-06-01T12:00:00.000+02:00\",\"energy\":75.25,\"complete\":true}");
    assertThat(body.path("series").path(2).path("rows").path(1).toString())
        .isEqualTo("{\"at\":\"2026-06-01T13:00:00.000+02:00\",\"share\":null,\"complete\":false}");
  }

  @Test
  void the_table_holds_what_the_json_holds() {
    HttpResponse<String> csv = door.get(ALL + "&format=csv");

    assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv;charset=utf-8");
    assertThat(csv.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"history.csv\"");
    assertThat(csv.body().lines())
        .containsExactly(
            "at,pv_power_average,pv_power_minimum,pv_power_maximum,energy_pv_to_grid,"
                + "energy_pv_to_grid_complete,autarky,autarky_complete",
            "2026-06-01T12:00:00.000+02:00,1500.5,0,3000,75.25,true,75.25,true",
            "2026-06-01T13:00:00.000+02:00,,,,,false,,false");
  }

  @Test
  void the_question_reaches_the_history_as_it_was_asked() {
    door.get("/history?device=roof&point=pv1_power&point=pv2_power,pv1_power" + SPAN);

    assertThat(door.gateway.history.asked)
        .contains(
            new HistoryQuery(
                "roof",
                List.of("pv1_power", "pv2_power"),
                Instant.parse("2026-06-01T10:00:00Z"),
                Instant.parse("2026-06-01T12:00:00Z"),
                Step.AUTO));
  }

  @ParameterizedTest
  @CsvSource({
    "UNKNOWN_POINT,404",
    "BAD_SPAN,422",
    "TOO_MANY_ROWS,422",
    "TOO_MANY_POINTS,422",
    "STEP_TOO_SHORT,422",
    "UNAVAILABLE,503"
  })
  void a_refusal_of_the_history_is_told_with_its_code(HistoryException.Reason reason, int status) {
    door.gateway.history.refusal = Optional.of(reason);

    HttpResponse<String> answer =
        door.send(door.request(ALL).header("Accept-Language", "it").GET());

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(Door.body(answer).path("code").textValue()).isEqualTo(reason.name());
    assertThat(Door.body(answer).path("detail").textValue()).isEqualTo("troppi");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/history?point=pv_power|from",
        "/history?point=pv_power&from=yesterday&to=2026-06-01T12:00:00Z|from",
        "/history?point=pv_power&from=2026-06-01T12:00:00Z|to",
        "/history?point=,&from=2026-06-01T12:00:00Z&to=2026-06-01T13:00:00Z|point",
        "/history?point=a&from=2026-06-01T12:00:00Z&to=2026-06-01T13:00:00Z&step=PT2M|step",
        "/history?point=a&from=2026-06-01T12:00:00Z&to=2026-06-01T13:00:00Z&format=xml|format"
      })
  void a_bad_question_is_told_what_is_allowed(String path, String key) {
    HttpResponse<String> answer = door.get(path);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(Door.body(answer).path("key").textValue()).isEqualTo(key);
    assertThat(Door.body(answer).path("allowed").textValue()).isNotBlank();
  }

  @Test
  void what_has_a_history_is_listed() {
    JsonNode point = Door.body(door.get("/history/points")).path("points").path(0);

    assertThat(point.toString())
        .isEqualTo(
            "{\"device\":\"plant\",\"point\":\"pv_power\",\"unit\":\"W\",\"kind\":\"MEASURED\","
                + "\"from\":\"2026-06-01T12:00:00.000+02:00\","
                + "\"to\":\"2026-06-01T12:01:00.000+02:00\"}");
  }
}
