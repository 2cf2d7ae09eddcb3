// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.PlantSetPoints;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.UserRole;
import io.meriggio.device.Unit;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /export-limit}, {@code /plant-power}, {@code /ct-check} and {@code /energy-flows}. */
class PlantControlDoorTest {
  private final Door door = new Door();

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void theExportLimitIsShownSetAndTakenAway() {
    assertThat(door.get("/export-limit").body())
        .isEqualTo(
            "{\"power\":2000,\"feedIn\":1950,\"ceilings\":{\"roof\":40.5},\"reason\":\"export.free\","
                + "\"sentence\":\"Export limit 2000 W, fed in 1950 W: the inverters are not limited.\","
                + "\"alarm\":false,\"trouble\":null}");
    HttpResponse<String> set = door.json("PUT", "/export-limit", "{\"power\":0}");
    assertThat(Door.body(set).path("power").intValue()).isZero();
    assertThat(door.send(door.request("/export-limit").DELETE()).statusCode()).isEqualTo(204);
    assertThat(Door.body(door.get("/export-limit")).path("power").isNull()).isTrue();
    assertThat(door.gateway.control.asked)
        .containsExactly("limit OptionalInt[0]", "limit OptionalInt.empty");
    assertThat(
            door.json("PUT", "/export-limit", "{\"power\":5}", "If-Match", "\"old\"").statusCode())
        .isEqualTo(412);
    assertThat(door.gateway.control.limit).isEqualTo(OptionalInt.empty());
  }

  @Test
  void everySetPointArrives() {
    assertThat(
            door.json(
                    "PUT",
                    "/plant-power",
                    "{\"active\":{\"value\":62.5,\"unit\":\"%\",\"validSeconds\":300},"
                        + "\"reactive\":{\"value\":-1500,\"unit\":\"var\"},"
                        + "\"running\":{\"run\":true}}")
                .statusCode())
        .isEqualTo(200);
    assertThat(door.gateway.control.setPoints)
        .isEqualTo(
            new PlantSetPoints(
                Optional.of(new PlantSetPoints.Active(62.5, Unit.PERCENT, Duration.ofSeconds(300))),
                Optional.of(new PlantSetPoints.ReactivePower(-1500, Unit.VAR, Duration.ZERO)),
                Optional.of(new PlantSetPoints.Running(true, Duration.ZERO))));
    JsonNode wanted = Door.body(door.get("/plant-power")).path("wanted");
    assertThat(wanted.at("/active/value").decimalValue()).isEqualByComparingTo("62.5");
    assertThat(wanted.at("/active/validSeconds").intValue()).isEqualTo(300);
    assertThat(wanted.at("/reactive/unit").textValue()).isEqualTo("var");
    assertThat(wanted.path("powerFactor").isNull()).isTrue();
    assertThat(wanted.at("/running/run").booleanValue()).isTrue();

    door.json("PUT", "/plant-power", "{\"powerFactor\":{\"value\":-0.95}}");
    assertThat(door.gateway.control.setPoints.reactive())
        .contains(new PlantSetPoints.PowerFactor(-0.95, Duration.ZERO));
    assertThat(door.get("/plant-power").statusCode()).isEqualTo(200);
    assertThat(door.send(door.request("/plant-power").DELETE()).statusCode()).isEqualTo(204);
    assertThat(door.gateway.control.setPoints).isEqualTo(PlantSetPoints.NONE);
    assertThat(door.gateway.control.asked).containsExactly("PERSON", "PERSON", "PERSON");
  }

  @Test
  void howThePlantFollowsIsSaidForEachPart() {
    JsonNode power = Door.body(door.get("/plant-power"));

    assertThat(power.path("state").textValue()).isEqualTo("RAMPING");
    assertThat(power.at("/active/sentence").textValue()).isEqualTo("On its way: 60 % of 50 %.");
    assertThat(power.at("/reactive/state").textValue()).isEqualTo("NONE");
    assertThat(power.path("ratedPower").intValue()).isEqualTo(6000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "PUT | /export-limit | {} | power",
        "PUT | /export-limit | {\"power\":\"0\"} | power",
        "PUT | /plant-power | {\"limit\":50} | limit",
        "PUT | /plant-power | {\"active\":50} | active",
        "PUT | /plant-power | {\"active\":{\"value\":50}} | active.unit",
        "PUT | /plant-power | {\"active\":{\"value\":50,\"unit\":\"var\"}} | active.unit",
        "PUT | /plant-power | {\"reactive\":{\"unit\":\"%\"}} | reactive.value",
        "PUT | /plant-power | {\"reactive\":{\"value\":1,\"unit\":\"%\"},\"powerFactor\":{\"value\":1}} | powerFactor",
        "PUT | /plant-power | {\"powerFactor\":{\"value\":1,\"unit\":\"%\"}} | powerFactor.unit",
        "PUT | /plant-power | {\"running\":{\"run\":1}} | running.run",
        "POST | /ct-check | {} | kind",
        "POST | /ct-check | {\"kind\":\"GRID\"} | kind",
        "POST | /ct-check/confirm | {\"yes\":\"yes\"} | yes",
      })
  void aBadBodyIsRefusedAndTheFieldNamed(String method, String path, String body, String field) {
    HttpResponse<String> refused = door.json(method, path, body);

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(Door.body(refused).path("key").textValue()).isEqualTo(field);
    assertThat(door.gateway.control.asked).isEmpty();
  }

  @Test
  void aCheckOfASensorIsLedStepByStep() {
    JsonNode check = Door.body(door.json("POST", "/ct-check", "{\"kind\":\"EXCHANGE\"}"));
    assertThat(check.path("stage").textValue()).isEqualTo("LOAD");
    assertThat(check.path("sentence").textValue()).contains("-412 W");
    assertThat(check.path("result").isNull()).isTrue();
    door.json("POST", "/ct-check/confirm", "{\"yes\":true}");
    door.send(door.request("/ct-check/reversal").POST(BodyPublishers.noBody()));
    door.send(door.request("/ct-check/cancel").POST(BodyPublishers.noBody()));
    assertThat(door.gateway.control.asked)
        .containsExactly("start EXCHANGE", "confirm true", "reversal", "cancel");
    door.gateway.control.answer = Outcome.conflict("CHECK_RUNNING", Sentence.of("check.running"));
    HttpResponse<String> refused = door.json("POST", "/ct-check", "{\"kind\":\"PRODUCTION\"}");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(Door.body(refused).path("code").textValue()).isEqualTo("CHECK_RUNNING");
  }

  @Test
  void onlyWhoMayControlChangesAnything() {
    door.gateway.role = Optional.of(UserRole.USER);
    assertThat(door.json("PUT", "/export-limit", "{}").statusCode()).isEqualTo(403);
    assertThat(door.json("PUT", "/plant-power", "{}").statusCode()).isEqualTo(403);
    assertThat(door.json("POST", "/ct-check", "{}").statusCode()).isEqualTo(403);
    door.gateway.role = Optional.empty();
    assertThat(door.send(door.request("/export-limit").DELETE()).statusCode()).isEqualTo(401);
    assertThat(door.send(door.request("/plant-power").DELETE()).statusCode()).isEqualTo(401);
    assertThat(door.get("/export-limit").statusCode()).isEqualTo(401);
    assertThat(door.gateway.control.asked).isEmpty();
    door.gateway.role = Optional.of(UserRole.USER);
    assertThat(door.get("/export-limit").statusCode()).isEqualTo(200);
  }

  @Test
  void theFlowsOfTheDaySayWhatIsKnownAndWhatIsNot() {
    JsonNode flows = Door.body(door.get("/energy-flows"));

    assertThat(flows.at("/today/flows")).hasSize(10);
    assertThat(flows.at("/today/flows/energy_pv_to_household/value").decimalValue())
        .isEqualByComparingTo("1234.5");
    assertThat(flows.at("/today/flows/energy_pv_to_grid/value").isNull()).isTrue();
    assertThat(flows.at("/today/flows/energy_pv_to_grid/reason").textValue()).isEqualTo("STALE");
    assertThat(flows.path("lastInterval").isNull()).isTrue();
  }
}
