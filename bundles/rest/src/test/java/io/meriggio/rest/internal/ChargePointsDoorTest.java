// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meriggio.controller.ChargingSession;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.StrategyKind;
import io.meriggio.controller.UserRole;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /charge-points} and what a person may change of charging. */
class ChargePointsDoorTest {
  private final Door door = new Door();

  @AfterEach
  void close() {
    door.close();
  }

  /** The fields of the doors' contract, and two of ours. */
  @Test
  void aChargePointSaysWhatItDoesAndWhy() {
    HttpResponse<String> one = door.get("/charge-points/wb1");

    assertThat(one.statusCode()).isEqualTo(200);
    assertThat(one.body())
        .isEqualTo(
            "{\"id\":\"wb1\",\"name\":\"Garage\",\"device\":\"wb1\",\"state\":\"STANDBY\","
                + "\"reason\":\"PV_LOW\",\"sentence\":\"The production is 1500 W; 1800 W are needed.\","
                + "\"remainingSeconds\":42,\"strategy\":{\"kind\":\"ECO_PURE\"},"
                + "\"strategyLocked\":false,\"current\":0,\"phases\":1,\"power\":0,"
                + "\"sessionEnergy\":0,\"command\":null}");
  }

  @Test
  void whatIsNotKnownIsNullAndNoReasonIsNullToo() {
    JsonNode busy = Door.body(door.get("/charge-points")).path("chargePoints").get(1);

    assertThat(busy.path("reason").isNull()).isTrue();
    assertThat(busy.path("remainingSeconds").isNull()).isTrue();
    assertThat(busy.path("power").isNull()).isTrue();
    assertThat(busy.path("sessionEnergy").decimalValue()).isEqualByComparingTo("4321.5");
    assertThat(busy.path("strategy").toString())
        .isEqualTo("{\"kind\":\"KM_SINGLE\",\"distanceKm\":100,\"consumptionWhPerKm\":180}");
    assertThat(busy.path("command").textValue()).isEqualTo("TIMEOUT");
  }

  @Test
  void itsSentenceComesInTheLanguageOfTheRequest() {
    JsonNode one =
        Door.body(
            door.send(door.request("/charge-points/wb1").header("Accept-Language", "it").GET()));

    assertThat(one.path("sentence").textValue()).contains("1500 W").doesNotContain("production");
    HttpResponse<String> german =
        door.send(door.request("/charge-points/wb1").header("Accept-Language", "de").GET());
    assertThat(german.headers().firstValue("Content-Language")).hasValue("de");
    assertThat(Door.body(german).path("sentence").textValue())
        .isEqualTo("Die Erzeugung beträgt 1500 W; nötig sind 1800 W.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kind\":\"FAST\"}",
        "{\"kind\":\"ECO_MIXED\",\"distanceKm\":null}",
        "{\"kind\":\"KM_REPEATED\",\"distanceKm\":40,\"consumptionWhPerKm\":150}",
        "{\"kind\":\"TIME_POWER\",\"startTime\":\"23:00\",\"durationMinutes\":240}",
        "{\"kind\":\"TIME_POWER\",\"startTime\":\"00:00\",\"durationMinutes\":1,\"maxPower\":2300}",
      })
  void aStrategyIsSetAndReadBack(String strategy) {
    HttpResponse<String> set = door.json("PUT", "/charge-points/wb1/strategy", strategy);

    assertThat(set.statusCode()).isEqualTo(200);
    String set0 = strategy.replace(",\"distanceKm\":null", "");
    assertThat(Door.body(set).path("strategy").toString()).isEqualTo(set0);
    assertThat(door.get("/charge-points/wb1/strategy").body()).isEqualTo(set0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{} | kind",
        "{\"kind\":\"ECO\"} | kind",
        "{\"kind\":1} | kind",
        "{\"kind\":\"FAST\",\"distanceKm\":40} | distanceKm",
        "{\"kind\":\"FAST\",\"km\":40} | km",
        "{\"kind\":\"KM_SINGLE\",\"consumptionWhPerKm\":150} | distanceKm",
        "{\"kind\":\"KM_SINGLE\",\"distanceKm\":\"40\",\"consumptionWhPerKm\":150} | distanceKm",
        "{\"kind\":\"KM_SINGLE\",\"distanceKm\":0,\"consumptionWhPerKm\":150} | distanceKm",
        "{\"kind\":\"KM_SINGLE\",\"distanceKm\":40,\"consumptionWhPerKm\":1001} | consumptionWhPerKm",
        "{\"kind\":\"TIME_POWER\",\"startTime\":\"24:00\",\"durationMinutes\":60} | startTime",
        "{\"kind\":\"TIME_POWER\",\"startTime\":\"9:00\",\"durationMinutes\":60} | startTime",
        "{\"kind\":\"TIME_POWER\",\"startTime\":\"09:00\",\"durationMinutes\":0} | durationMinutes",
        "{\"kind\":\"TIME_POWER\",\"startTime\":\"09:00\",\"durationMinutes\":60.5} | durationMinutes",
        "{\"kind\":\"TIME_POWER\",\"startTime\":\"09:00\",\"durationMinutes\":60,\"maxPower\":100} | maxPower",
      })
  void aBadStrategyIsRefusedAndTheFieldNamed(String strategy, String field) {
    HttpResponse<String> refused = door.json("PUT", "/charge-points/wb1/strategy", strategy);

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(Door.body(refused).path("key").textValue()).isEqualTo(field);
    assertThat(Door.body(refused).path("detail").textValue()).contains(field);
    assertThat(door.gateway.chargePoints.asked).isEmpty();
  }

  @Test
  void duringASessionTheStrategyIsLocked() {
    HttpResponse<String> refused =
        door.json(
            "PUT", "/charge-points/wb2/strategy", "{\"kind\":\"FAST\"}", "Accept-Language", "it");

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(Door.body(refused).path("code").textValue()).isEqualTo("SESSION_IN_PROGRESS");
    assertThat(Door.body(refused).path("detail").textValue())
        .isEqualTo(
            Sentence.of("charging.session-in-progress", "Yard").text(java.util.Locale.ITALIAN));
  }

  /** Semantics 1.3: 401, 403, 404, 422, 409; each request here deserves all that come after. */
  @Test
  void theFirstRefusalOfTheOrderIsTold() {
    String bad = "{\"kind\":\"ECO\"}";
    door.gateway.role = Optional.empty();
    assertThat(strategy("nowhere", bad)).isEqualTo(401);
    door.gateway.role = Optional.of(UserRole.USER);
    assertThat(strategy("nowhere", bad)).isEqualTo(403);
    door.gateway.role = Optional.of(UserRole.ADMINISTRATOR);
    assertThat(strategy("nowhere", bad)).isEqualTo(404);
    assertThat(strategy("wb2", bad)).isEqualTo(422);
    assertThat(strategy("wb2", "{\"kind\":\"KM_SINGLE\",\"distanceKm\":-1}")).isEqualTo(422);
    assertThat(strategy("wb2", "{\"kind\":\"FAST\"}")).isEqualTo(409);
    assertThat(strategy("wb1", "{\"kind\":\"FAST\"}")).isEqualTo(200);
  }

  private int strategy(String id, String body) {
    return door.json("PUT", "/charge-points/" + id + "/strategy", body).statusCode();
  }

  @Test
  void aStrategyThatSomebodyElseHasChangedIsNotOverwritten() {
    String read = door.get("/charge-points/wb1").headers().firstValue("ETag").orElseThrow();
    String path = "/charge-points/wb1/strategy";
    assertThat(door.json("PUT", path, "{\"kind\":\"FAST\"}", "If-Match", read).statusCode())
        .isEqualTo(200);
    HttpResponse<String> stale =
        door.json("PUT", path, "{\"kind\":\"ECO_MIXED\"}", "If-Match", read);

    assertThat(stale.statusCode()).isEqualTo(412);
    assertThat(stale.headers().firstValue("ETag"))
        .isEqualTo(door.get(path).headers().firstValue("ETag"));
  }

  @Test
  void chargingIsStartedAndStoppedWithoutABody() {
    assertThat(post("/charge-points/wb1/start").statusCode()).isEqualTo(200);
    assertThat(post("/charge-points/wb1/stop").statusCode()).isEqualTo(200);
    assertThat(post("/charge-points/wb3/stop").statusCode()).isEqualTo(404);
    assertThat(door.gateway.chargePoints.asked)
        .containsExactly("start wb1 OWNER", "stop wb1 OWNER");

    door.gateway.chargePoints.answer =
        Outcome.conflict("NOTHING_PLUGGED", Sentence.of("charging.nothing-plugged", "wb1"));
    HttpResponse<String> refused = post("/charge-points/wb1/start");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(Door.body(refused).path("detail").textValue())
        .isEqualTo("No car is plugged in at wb1.");
  }

  @Test
  void sessionsAreTheSameAsJsonAndAsCsv() {
    door.gateway.chargePoints.sessions.add(
        new ChargingSession(
            "wb1",
            Instant.parse("2026-06-01T08:00:00Z"),
            Optional.empty(),
            Optional.empty(),
            1234.5,
            Optional.empty(),
            StrategyKind.FAST,
            Optional.of("04A1, \"blue\""),
            Optional.of(1e7),
            Optional.empty()));
    door.gateway.chargePoints.sessions.add(
        new ChargingSession(
            "wb1",
            Instant.parse("2026-05-31T20:00:00Z"),
            Optional.of(Instant.parse("2026-05-31T21:30:00Z")),
            Optional.of("TARGET"),
            6011,
            Optional.of(0.0),
            StrategyKind.KM_REPEATED,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));

    JsonNode sessions = Door.body(door.get("/charge-points/wb1/sessions")).path("sessions");
    assertThat(sessions).hasSize(2);
    assertThat(sessions.get(0).path("end").isNull()).isTrue();
    assertThat(sessions.get(1).path("why").textValue()).isEqualTo("TARGET");
    HttpResponse<String> csv = door.get("/charge-points/wb1/sessions?format=csv");
    assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv;charset=utf-8");
    assertThat(csv.body())
        .isEqualTo(
            "chargePoint,start,end,why,energy,solarEnergy,strategy,card,meterStart,meterEnd\r\n"
                + "wb1,2026-06-01T10:00:00.000+02:00,,,1234.5,,FAST,\"04A1, \"\"blue\"\"\",10000000,\r\n"
                + "wb1,2026-05-31T22:00:00.000+02:00,2026-05-31T23:30:00.000+02:00,TARGET,"
                + "6011,0,KM_REPEATED,,,\r\n");
    assertThat(
            door.send(
                    door.request("/charge-points/wb1/sessions").header("Accept", "text/csv").GET())
                .body())
        .isEqualTo(csv.body());
    JsonNode first = Door.body(door.get("/charge-points/wb1/sessions?limit=1"));
    JsonNode second =
        Door.body(
            door.get(
                "/charge-points/wb1/sessions?limit=1&before=" + first.path("next").textValue()));
    assertThat(first.path("sessions")).containsExactly(sessions.get(0));
    assertThat(second.path("sessions")).containsExactly(sessions.get(1));
    assertThat(second.path("next").isNull()).isTrue();
    assertThat(door.get("/charge-points/wb1/sessions?before=soon").statusCode()).isEqualTo(422);
    assertThat(door.get("/charge-points/wb2/sessions?format=csv").body())
        .startsWith("chargePoint,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=1001", "limit=x", "limit=", "format=xml"})
  void aBadQueryIsRefused(String query) {
    HttpResponse<String> refused = door.get("/charge-points/wb1/sessions?" + query);

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(Door.body(refused).path("key").textValue()).isEqualTo(query.split("=", 2)[0]);
  }

  @Test
  void theContractedPowerIsChangedAlsoWhileACarCharges() {
    HttpResponse<String> changed = door.json("PATCH", "/plant", "{\"contractedPower\":3000}");

    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(Door.body(changed).path("contractedPower").intValue()).isEqualTo(3000);
    assertThat(door.gateway.chargePoints.asked).containsExactly("contract 3000 OWNER");
    door.gateway.role = Optional.of(UserRole.USER);
    assertThat(door.json("PATCH", "/plant", "{\"contractedPower\":4500}").statusCode())
        .isEqualTo(403);
    assertThat(door.gateway.chargePoints.asked).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"contractedPower\":null}",
        "{\"contractedPower\":\"6000\"}",
        "{\"contractedPower\":6000.5}",
        "{\"contractedPower\":99999999999}",
        "{\"contractedPower\":1e400}",
        "{\"contractedPower\":6000,\"name\":\"x\"}",
      })
  void aBadContractedPowerIsRefused(String body) {
    assertThat(door.json("PATCH", "/plant", body).statusCode()).isEqualTo(422);
    assertThat(door.gateway.chargePoints.asked).isEmpty();
  }

  @Test
  void aPowerOutOfRangeIsTheControllersToRefuse() {
    door.gateway.chargePoints.answer =
        Outcome.invalid("contractedPower", Sentence.of("request.refused", "-5 W"));
    HttpResponse<String> refused = door.json("PATCH", "/plant", "{\"contractedPower\":-5}");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(Door.body(refused).path("key").textValue()).isEqualTo("contractedPower");
    assertThat(Door.body(refused).path("detail").textValue()).isEqualTo("Refused: -5 W");
  }

  @Test
  void aPlantThatSomebodyElseHasChangedIsNotOverwritten() {
    assertThat(
            door.json("PATCH", "/plant", "{\"contractedPower\":3000}", "If-Match", "\"old\"")
                .statusCode())
        .isEqualTo(412);
    String read = door.get("/plant").headers().firstValue("ETag").orElseThrow();
    assertThat(
            door.json("PATCH", "/plant", "{\"contractedPower\":3000}", "If-Match", read)
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void withoutTheControllerTheDoorSaysThatItHasNotStarted() {
    door.gateway.started = false;
    assertThat(door.get("/charge-points").statusCode()).isEqualTo(503);
    assertThat(post("/charge-points/wb1/start").statusCode()).isEqualTo(503);
    assertThat(door.json("PATCH", "/plant", "{\"contractedPower\":3000}").statusCode())
        .isEqualTo(503);
  }

  private HttpResponse<String> post(String path) {
    return door.send(door.request(path).POST(BodyPublishers.noBody()));
  }
}
