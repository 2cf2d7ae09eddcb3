// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meriggio.controller.Logic;
import io.meriggio.controller.LogicVariable;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.SgReady;
import io.meriggio.controller.UserRole;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /logics}. */
class LogicsDoorTest {
  private static final String HEAT_PUMP =
      "{\"id\":\"hp\",\"output\":3,\"variable\":\"PV_POWER\",\"maximum\":2000,\"minimum\":1000}";

  private final Door door = new Door();

  @AfterEach
  void close() {
    door.close();
  }

  /** The fields of a scenario's logic with their defaults, and the doors' further ones. */
  @Test
  void aLogicIsAddedWithItsDefaultsAndIsActiveAtOnce() {
    HttpResponse<String> added = door.json("POST", "/logics", HEAT_PUMP);

    assertThat(added.statusCode()).isEqualTo(201);
    assertThat(added.headers().firstValue("Location")).hasValue("/api/v1/logics/hp");
    ObjectNode logic = (ObjectNode) Door.body(door.get("/logics/hp"));
    JsonNode status = logic.remove("status");
    assertThat(logic.toString())
        .isEqualTo(
            "{\"id\":\"hp\",\"kind\":\"THRESHOLD\",\"output\":3,\"variable\":\"PV_POWER\","
                + "\"maximum\":2000,\"minimum\":1000,\"checkMinutes\":15,\"from\":\"00:00\","
                + "\"to\":\"24:00\",\"yearFrom\":\"01-01\",\"yearTo\":\"12-31\",\"active\":true,"
                + "\"invert\":false,\"onDataLoss\":\"OPEN\",\"switchedLoadPower\":null,"
                + "\"maxMinutesPerDay\":null,\"maxClosingsPerDay\":null}");
    assertThat(status.path("activation").textValue()).isEqualTo("ACTIVE");
    assertThat(status.path("remainingSeconds").intValue()).isEqualTo(60);
    assertThat(door.gateway.outputs.logics.get("hp"))
        .isEqualTo(Logic.of("hp", 3, LogicVariable.PV_POWER, 2000, 1000));
  }

  @Test
  void everyFieldOfALogicArrives() {
    assertThat(
            door.json(
                    "POST",
                    "/logics",
                    "{\"id\":\"shed\",\"kind\":\"THRESHOLD\",\"output\":4,\"variable\":\"BATTERY_SOC\","
                        + "\"maximum\":70.5,\"minimum\":50,\"checkMinutes\":5,\"from\":\"22:00\","
                        + "\"to\":\"06:00\",\"yearFrom\":\"11-01\",\"yearTo\":\"03-31\",\"active\":false,"
                        + "\"invert\":true,\"onDataLoss\":\"HOLD\",\"switchedLoadPower\":2500,"
                        + "\"maxMinutesPerDay\":120,\"maxClosingsPerDay\":4}")
                .statusCode())
        .isEqualTo(201);
    assertThat(door.gateway.outputs.logics.get("shed"))
        .isEqualTo(
            Logic.of("shed", 4, LogicVariable.BATTERY_SOC, 70.5, 50)
                .checkedEvery(5)
                .daily("22:00", "06:00")
                .yearly("11-01", "03-31")
                .active(false)
                .inverted()
                .onDataLoss(io.meriggio.controller.DataLoss.HOLD)
                .switching(2500)
                .atMostDaily(java.util.OptionalInt.of(120), java.util.OptionalInt.of(4)));
  }

  @Test
  void aPairForAHeatPumpIsALogicToo() {
    String pair = "{\"id\":\"sg\",\"kind\":\"SG_READY\",\"firstOutput\":3,\"secondOutput\":4}";
    assertThat(door.json("POST", "/logics", pair).statusCode()).isEqualTo(201);
    assertThat(door.gateway.outputs.logics.get("sg")).isEqualTo(SgReady.of("sg", 3, 4));
    door.json("PUT", "/logics/sg", pair.replace("}", ",\"forcedSoc\":null}"));
    assertThat(door.gateway.outputs.logics.get("sg"))
        .isEqualTo(SgReady.of("sg", 3, 4).withoutBattery());
  }

  @Test
  void whatWasReadCanBePutBack() {
    door.json("POST", "/logics", HEAT_PUMP);
    door.json("POST", "/logics", "{\"kind\":\"SG_READY\",\"firstOutput\":1,\"secondOutput\":2}");
    for (String id : new String[] {"hp", "logic-1"}) {
      var before = door.gateway.outputs.logics.get(id);
      HttpResponse<String> read = door.get("/logics/" + id);
      assertThat(
              door.json(
                      "PUT",
                      "/logics/" + id,
                      read.body(),
                      "If-Match",
                      read.headers().firstValue("ETag").orElseThrow())
                  .statusCode())
          .isEqualTo(200);
      assertThat(door.gateway.outputs.logics.get(id)).isEqualTo(before);
    }
  }

  /** Case C15 of the semantics. */
  @Test
  void thresholdsThatAreNoHysteresisAreRefusedAndALoadThatTakesItsSurplusIsWarnedOf() {
    HttpResponse<String> refused = door.json("POST", "/logics", HEAT_PUMP.replace("1000", "2000"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(Door.body(refused).path("key").textValue()).isEqualTo("minimum");
    assertThat(Door.body(door.get("/logics")).path("logics")).isEmpty();

    HttpResponse<String> saved =
        door.json(
            "POST",
            "/logics",
            "{\"id\":\"boiler\",\"output\":3,\"variable\":\"IN_FEED_POWER\",\"maximum\":3000,"
                + "\"minimum\":1000,\"switchedLoadPower\":2500}");
    assertThat(saved.statusCode()).isEqualTo(201);
    JsonNode warning = Door.body(saved).path("warnings").get(0);
    assertThat(warning.path("code").textValue()).isEqualTo("contacts.load-takes-surplus");
    assertThat(warning.path("text").textValue()).contains("2000 W", "2500 W");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{} | output",
        "{\"output\":1.5} | output",
        "{\"output\":3} | variable",
        "{\"output\":3,\"variable\":\"pv_power\"} | variable",
        "{\"output\":3,\"variable\":\"PV_POWER\",\"minimum\":1} | maximum",
        "{\"output\":3,\"variable\":\"PV_POWER\",\"maximum\":\"2\",\"minimum\":1} | maximum",
        "{\"output\":3,\"variable\":\"PV_POWER\",\"maximum\":2,\"minimum\":1,\"from\":9} | from",
        "{\"output\":3,\"variable\":\"PV_POWER\",\"maximum\":2,\"minimum\":1,\"active\":1} | active",
        "{\"output\":3,\"variable\":\"PV_POWER\",\"maximum\":2,\"minimum\":1,\"load\":1} | load",
        "{\"kind\":\"OTHER\"} | kind",
        "{\"kind\":\"SG_READY\",\"firstOutput\":3} | secondOutput",
        "{\"kind\":\"SG_READY\",\"firstOutput\":3,\"secondOutput\":4,\"output\":3} | output",
      })
  void aBadLogicIsRefusedAndTheFieldNamed(String body, String field) {
    HttpResponse<String> refused = door.json("POST", "/logics", body);

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(Door.body(refused).path("key").textValue()).isEqualTo(field);
    assertThat(door.gateway.outputs.logics).isEmpty();
  }

  @Test
  void anIdIsGivenOnce() {
    door.json("POST", "/logics", HEAT_PUMP);
    HttpResponse<String> refused = door.json("POST", "/logics", HEAT_PUMP);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(Door.body(refused).path("code").textValue()).isEqualTo("ALREADY_EXISTS");
  }

  @Test
  void aLogicIsReplacedOnlyByWhoKnowsItAndIsForgotten() {
    door.json("POST", "/logics", HEAT_PUMP);
    String stale = door.get("/logics/hp").headers().firstValue("ETag").orElseThrow();
    assertThat(door.json("PUT", "/logics/hp", HEAT_PUMP.replace("2000", "2500")).statusCode())
        .isEqualTo(200);
    assertThat(door.json("PUT", "/logics/hp", HEAT_PUMP, "If-Match", stale).statusCode())
        .isEqualTo(412);
    assertThat(door.json("PUT", "/logics/hp", HEAT_PUMP.replace("hp", "x")).statusCode())
        .isEqualTo(422);
    assertThat(door.json("PUT", "/logics/x", HEAT_PUMP.replace("hp", "x")).statusCode())
        .isEqualTo(404);
    assertThat(
            door.send(door.request("/logics/hp").header("If-Match", stale).DELETE()).statusCode())
        .isEqualTo(412);
    assertThat(door.send(door.request("/logics/hp").DELETE()).statusCode()).isEqualTo(204);
    assertThat(door.get("/logics/hp").statusCode()).isEqualTo(404);
  }

  @Test
  void logicsAreActivatedOneByOneOrAllTogether() {
    door.json("POST", "/logics", HEAT_PUMP);
    assertThat(Door.body(post("/logics/hp/deactivate")).at("/status/activation").textValue())
        .isEqualTo("INACTIVE");
    assertThat(Door.body(post("/logics/hp/activate")).path("active").booleanValue()).isTrue();
    assertThat(post("/logics/nothing/activate").statusCode()).isEqualTo(404);
    assertThat(Door.body(post("/logics/activate-all")).path("logics")).hasSize(1);
    door.gateway.outputs.answer =
        Outcome.conflict("EXCLUSIVE", Sentence.of("request.refused", "EXCLUSIVE"));
    HttpResponse<String> refused = post("/logics/activate-all");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(Door.body(refused).path("code").textValue()).isEqualTo("EXCLUSIVE");
  }

  /** Case C14 of the semantics. */
  @Test
  void aUserChangesNothing() {
    door.json("POST", "/logics", HEAT_PUMP);
    var before = java.util.Map.copyOf(door.gateway.outputs.logics);
    door.gateway.role = Optional.of(UserRole.USER);
    assertThat(door.json("POST", "/logics", HEAT_PUMP.replace("hp", "x")).statusCode())
        .isEqualTo(403);
    assertThat(door.json("PUT", "/logics/hp", "{}").statusCode()).isEqualTo(403);
    assertThat(post("/logics/hp/deactivate").statusCode()).isEqualTo(403);
    assertThat(door.send(door.request("/logics/hp").DELETE()).statusCode()).isEqualTo(403);
    assertThat(door.gateway.outputs.logics).isEqualTo(before);
    assertThat(door.get("/logics").statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> post(String path) {
    return door.send(door.request(path).POST(BodyPublishers.noBody()));
  }
}
