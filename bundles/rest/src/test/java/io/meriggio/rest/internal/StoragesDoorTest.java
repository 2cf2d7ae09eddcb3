// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.controller.Outcome;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.StorageScheduleEntry;
import io.meriggio.controller.StorageSettings;
import io.meriggio.controller.UserRole;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /storages}, their schedule and their settings. */
class StoragesDoorTest {
  private final Door door = new Door();

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void aStorageSaysWhoSteersItAndWhy() {
    assertThat(door.get("/storages/hyd").body())
        .isEqualTo(
            "{\"id\":\"hyd\",\"mode\":\"CHARGE\",\"power\":-3000,\"reason\":\"export.none\","
                + "\"sentence\":\"No export limit is set.\",\"remainingSeconds\":1800,"
                + "\"trouble\":\"The device hyd refused (TIMEOUT): no answer\",\"switchings\":4}");
    assertThat(Door.body(door.get("/storages")).path("storages")).hasSize(1);
    assertThat(door.get("/storages/none").statusCode()).isEqualTo(404);
  }

  @Test
  void aPersonOrdersAPowerForATimeAndGivesTheStorageBack() {
    assertThat(
            door.json("POST", "/storages/hyd/force", "{\"power\":-2500,\"minutes\":90}")
                .statusCode())
        .isEqualTo(200);
    assertThat(
            door.send(door.request("/storages/hyd/release").POST(BodyPublishers.noBody()))
                .statusCode())
        .isEqualTo(200);
    assertThat(door.gateway.storages.asked)
        .containsExactly("force hyd -2500 PT1H30M", "release hyd");
  }

  @Test
  void whatTheControllerRefusesNamesTheFieldOfTheBody() {
    door.gateway.storages.answer = Outcome.invalid("watts", Sentence.of("request.refused", "9 W"));
    HttpResponse<String> refused =
        door.json("POST", "/storages/hyd/force", "{\"power\":9,\"minutes\":90}");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(Door.body(refused).path("key").textValue()).isEqualTo("power");
    door.gateway.role = Optional.of(UserRole.USER);
    assertThat(door.json("POST", "/storages/none/force", "{}").statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "POST | /storages/hyd/force | {\"minutes\":90} | power",
        "POST | /storages/hyd/force | {\"power\":1.5,\"minutes\":90} | power",
        "POST | /storages/hyd/force | {\"power\":100} | minutes",
        "PUT | /storage-schedule | {} | schedule",
        "PUT | /storage-schedule | {\"schedule\":{}} | schedule",
        "PUT | /storage-schedule | {\"schedule\":[1]} | schedule[0]",
        "PUT | /storage-schedule | {\"schedule\":[{\"id\":\"a\"}]} | schedule[0].from",
        "PUT | /storage-schedule | {\"schedule\":[{\"id\":\"a\",\"from\":\"01:00\",\"to\":\"05:00\",\"action\":\"HOLD\",\"x\":1}]} | schedule[0].x",
        "PUT | /storage-schedule | {\"schedule\":[{\"id\":\"a\",\"days\":[\"SUN\"],\"from\":\"01:00\",\"to\":\"05:00\",\"action\":\"HOLD\"}]} | schedule[0].days",
        "PATCH | /storage-settings | {\"carProtection\":\"ON\"} | carProtection",
        "PATCH | /storage-settings | {\"reserve\":5} | reserve",
      })
  void aBadBodyIsRefusedAndTheFieldNamed(String method, String path, String body, String field) {
    HttpResponse<String> refused = door.json(method, path, body);

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(Door.body(refused).path("key").textValue()).isEqualTo(field);
    assertThat(door.gateway.storages.asked).isEmpty();
  }

  @Test
  void theScheduleIsReplacedAsAWholeAndReadBack() {
    String stale = door.get("/storage-schedule").headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> put =
        door.json(
            "PUT",
            "/storage-schedule",
            "{\"schedule\":[{\"id\":\"night\",\"days\":[\"SATURDAY\",\"SUNDAY\"],\"from\":\"23:00\","
                + "\"to\":\"05:30\",\"action\":\"CHARGE\",\"power\":2000,\"untilSoc\":80,"
                + "\"storage\":\"hyd\"},{\"id\":\"day\",\"enabled\":false,\"from\":\"08:00\","
                + "\"to\":\"20:00\",\"action\":\"HOLD\"}]}");

    assertThat(put.statusCode()).isEqualTo(200);
    assertThat(door.gateway.storages.schedule)
        .containsExactly(
            new StorageScheduleEntry(
                "night",
                true,
                Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                LocalTime.of(23, 0),
                LocalTime.of(5, 30),
                StorageScheduleEntry.Action.CHARGE,
                2000,
                OptionalInt.of(80),
                Optional.of("hyd")),
            new StorageScheduleEntry(
                "day",
                false,
                EnumSet.allOf(DayOfWeek.class),
                LocalTime.of(8, 0),
                LocalTime.of(20, 0),
                StorageScheduleEntry.Action.HOLD,
                0,
                OptionalInt.empty(),
                Optional.empty()));
    HttpResponse<String> read = door.get("/storage-schedule");
    assertThat(door.json("PUT", "/storage-schedule", read.body()).body()).isEqualTo(read.body());
    assertThat(door.json("PUT", "/storage-schedule", read.body(), "If-Match", stale).statusCode())
        .isEqualTo(412);
  }

  @Test
  void settingsThatAreNotNamedStayAsTheyAre() {
    HttpResponse<String> changed =
        door.json(
            "PATCH", "/storage-settings", "{\"reserveSoc\":20,\"carProtection\":\"HOUSEHOLD\"}");

    assertThat(changed.body())
        .isEqualTo(
            "{\"reserveSoc\":20,\"carProtection\":\"HOUSEHOLD\",\"peakShaving\":false,\"margin\":100}");
    assertThat(door.gateway.storages.settings)
        .isEqualTo(new StorageSettings(20, StorageSettings.CarProtection.HOUSEHOLD, false, 100));
    assertThat(
            door.json("PATCH", "/storage-settings", "{\"margin\":0}", "If-Match", "\"old\"")
                .statusCode())
        .isEqualTo(412);
  }

  @Test
  void withoutTheControllerTheDoorSaysThatItHasNotStarted() {
    door.gateway.started = false;
    for (String path :
        new String[] {
          "/storages",
          "/storage-schedule",
          "/storage-settings",
          "/export-limit",
          "/plant-power",
          "/ct-check",
          "/energy-flows"
        }) {
      assertThat(door.get(path).statusCode()).as(path).isEqualTo(503);
    }
  }
}
