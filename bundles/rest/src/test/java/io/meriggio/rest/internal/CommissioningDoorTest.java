// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meriggio.controller.UserRole;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /commissioning}. */
class CommissioningDoorTest {
  static final String COMPLETE =
      "{\"safetyConfirmed\":true,\"phases\":3,\"contractedPower\":6000,\"name\":\"Casa\","
          + "\"timeZone\":\"Europe/Rome\",\"latitude\":43.77,\"longitude\":11.25,\"configuration\":5,"
          + "\"lines\":[{\"id\":\"rs485\",\"transport\":\"serial\",\"serialPort\":\"/dev/ttyUSB0\"}],"
          + "\"devices\":[{\"id\":\"roof\",\"family\":\"string\",\"line\":\"rs485\",\"unit\":1},"
          + "{\"id\":\"grid\",\"family\":\"dtsu666\",\"line\":\"rs485\",\"unit\":32,"
          + "\"settings\":{\"ctRatioAppliedByMeter\":false}}],"
          + "\"checks\":{\"meter\":true}}";

  private final Door door = new Door();

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void aDraftGrowsStepByStepAndEachTellsWhatIsMissing() {
    JsonNode empty = Door.body(door.get("/commissioning"));
    assertThat(empty.path("kept").booleanValue()).isFalse();
    assertThat(empty.at("/steps/0/step").textValue()).isEqualTo("SAFETY");
    assertThat(empty.at("/steps/0/state").textValue()).isEqualTo("OPEN");

    JsonNode begun =
        Door.body(door.json("PUT", "/commissioning", "{\"safetyConfirmed\":true,\"phases\":3}"));
    assertThat(begun.path("kept").booleanValue()).isTrue();
    assertThat(begun.at("/steps/1/state").textValue()).isEqualTo("DONE");
    assertThat(begun.at("/steps/2/remarks/0/sentence").textValue())
        .startsWith("Enter the contracted power");
    assertThat(begun.path("ready").booleanValue()).isFalse();
    assertThat(Door.body(door.get("/commissioning")).path("draft")).isEqualTo(begun.path("draft"));
  }

  @Test
  void twoBrowsersDoNotOverwriteEachOther() {
    String first = door.get("/commissioning").headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> kept =
        door.json("PUT", "/commissioning", "{\"phases\":1}", "If-Match", first);
    assertThat(kept.statusCode()).isEqualTo(200);
    assertThat(door.json("PUT", "/commissioning", "{\"phases\":3}", "If-Match", first).statusCode())
        .isEqualTo(412);
    String second = kept.headers().firstValue("ETag").orElseThrow();
    assertThat(
            door.send(door.request("/commissioning").header("If-Match", first).DELETE())
                .statusCode())
        .isEqualTo(412);
    assertThat(
            door.send(door.request("/commissioning").header("If-Match", second).DELETE())
                .statusCode())
        .isEqualTo(204);
    assertThat(Door.body(door.get("/commissioning")).path("kept").booleanValue()).isFalse();
  }

  /** As of Jetty's {@code GzipHandler}, which tells the tags of both forms of an answer apart. */
  @Test
  void theTagOfACompressedAnswerIsTakenToo() {
    String read = door.get("/commissioning").headers().firstValue("ETag").orElseThrow();
    String compressed = read.substring(0, read.length() - 1) + "--gzip\"";
    assertThat(
            door.json("PUT", "/commissioning", "{\"phases\":1}", "If-Match", compressed)
                .statusCode())
        .isEqualTo(200);
    assertThat(
            door.json("PUT", "/commissioning", "{\"phases\":3}", "If-Match", compressed)
                .statusCode())
        .isEqualTo(412);
  }

  @Test
  void aCompleteDraftIsAppliedAndForgotten() {
    JsonNode kept = Door.body(door.json("PUT", "/commissioning", COMPLETE));
    assertThat(kept.path("ready").booleanValue()).as(kept.toString()).isTrue();
    JsonNode applied = Door.body(apply());
    assertThat(applied.path("changes")).hasSize(4);
    assertThat(applied.at("/changes/0/kind").textValue()).isEqualTo("MADE");
    assertThat(applied.path("warnings")).isEmpty();
    assertThat(Door.body(door.get("/commissioning")).path("kept").booleanValue()).isFalse();
  }

  @Test
  void anIncompleteDraftIsNotAppliedAndSaysWhy() {
    door.json("PUT", "/commissioning", COMPLETE.replace("\"unit\":32", "\"unit\":1"));
    HttpResponse<String> refused = apply();
    assertThat(refused.statusCode()).isEqualTo(422);
    JsonNode problem = Door.body(refused);
    assertThat(problem.path("code").textValue()).isEqualTo("NOT_READY");
    assertThat(problem.path("key").textValue()).isEqualTo("devices[1].unit");
    assertThat(problem.path("detail").textValue())
        .contains("A DTSU666 meter answers at address 32");
    assertThat(problem.at("/remarks/0/step").textValue()).isEqualTo("DEVICES");
  }

  @Test
  void aFailureIsToldWithItsReasonAndNothingIsLost() {
    door.json("PUT", "/commissioning", COMPLETE);
    door.gateway.commissioning.failure = Optional.of("No space left on device");
    HttpResponse<String> failed = apply();
    assertThat(failed.statusCode()).isEqualTo(500);
    assertThat(Door.body(failed).path("code").textValue()).isEqualTo("NOT_APPLIED");
    assertThat(Door.body(failed).path("detail").textValue())
        .contains("No space left on device", "what was configured before is in force");
    assertThat(Door.body(door.get("/commissioning")).path("kept").booleanValue()).isTrue();
    door.gateway.commissioning.diskFull = true;
    assertThat(Door.body(door.json("PUT", "/commissioning", "{}")).path("detail").textValue())
        .contains("the disk is full");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"phases\":2} | phases | phases: trovato ‘2’, ammesso: 1 o 3.",
        "{\"contractedPower\":\"6 kW\"} | contractedPower | un numero intero da 100 a 100000000",
        "{\"timeZone\":\"Roma\"} | timeZone | un fuso orario come Europe/Rome",
        "{\"devices\":[{\"id\":\"x\",\"family\":\"toaster\"}]} | devices[0].family | uno tra",
        "{\"power\":6000} | power | contractedPower",
      })
  void aBadFieldIsToldInTheLanguageOfTheRequest(String body, String field, String sentence) {
    HttpResponse<String> refused =
        door.json("PUT", "/commissioning", body, "Accept-Language", "it");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(Door.body(refused).path("key").textValue()).isEqualTo(field);
    assertThat(Door.body(refused).path("detail").textValue()).contains(sentence);
    assertThat(door.gateway.commissioning.kept).isEmpty();
  }

  @Test
  void onlyOwnerAndAdministratorCommission() {
    door.gateway.role = Optional.of(UserRole.USER);
    assertThat(door.json("PUT", "/commissioning", COMPLETE).statusCode()).isEqualTo(403);
    assertThat(door.send(door.request("/commissioning").DELETE()).statusCode()).isEqualTo(403);
    assertThat(apply().statusCode()).isEqualTo(403);
    door.gateway.role = Optional.empty();
    assertThat(apply().statusCode()).isEqualTo(401);
    assertThat(door.gateway.commissioning.kept).isEmpty();
  }

  private HttpResponse<String> apply() {
    return door.send(door.request("/commissioning/apply").POST(BodyPublishers.noBody()));
  }
}
