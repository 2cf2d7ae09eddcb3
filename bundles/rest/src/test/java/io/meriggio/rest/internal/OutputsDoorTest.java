// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meriggio.controller.LogicVariable;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.Switching;
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

/** {@code /outputs} and {@code /switchings}. */
class OutputsDoorTest {
  private final Door door = new Door();

  @AfterEach
  void close() {
    door.close();
  }

  /** The manual numbers outputs 3 and 4 crossed against the relays (semantics 2.1, case C16). */
  @Test
  void anOutputSaysItsStateItsReasonAndWhereItIsConnected() {
    JsonNode outputs = Door.body(door.get("/outputs")).path("outputs");

    assertThat(outputs).hasSize(4);
    JsonNode third = outputs.get(2);
    assertThat(third.path("id").intValue()).isEqualTo(3);
    assertThat(third.path("name").textValue()).isEqualTo("Heat pump");
    assertThat(third.path("state").textValue()).isEqualTo("CLOSED");
    assertThat(third.path("reason").textValue()).isEqualTo("hp");
    assertThat(third.path("remainingSeconds").intValue()).isEqualTo(90);
    assertThat(third.path("terminals").textValue()).isEqualTo("16-17-18");
    assertThat(third.path("relay").intValue()).isEqualTo(2);
    assertThat(third.path("override").textValue()).isEqualTo("AUTO");
    assertThat(third.path("switchings").intValue()).isEqualTo(7);
    assertThat(third.path("hours").decimalValue()).isEqualByComparingTo("2.5");
    assertThat(outputs.get(0).path("relay").isNull()).isTrue();
    assertThat(outputs.get(0).path("remainingSeconds").isNull()).isTrue();
  }

  /** Relays by the number printed beside them, which is not that of the output. */
  @ParameterizedTest
  @CsvSource({
    "en,digital output 1,digital output 2,relay 1",
    "it,uscita digitale 1,uscita digitale 2,relè 1",
    "de,Digitalausgang 1,Digitalausgang 2,Relais 1"
  })
  void whatTheSiteHasNoNameForIsCalledAsOnTheTerminalBlock(
      String language, String first, String second, String fourth) {
    JsonNode outputs =
        Door.body(door.send(door.request("/outputs").header("Accept-Language", language).GET()))
            .path("outputs");

    assertThat(outputs.findValuesAsText("name"))
        .containsExactly(first, second, "Heat pump", fourth);
  }

  @Test
  void anOutputSaysWhyItsContactIsNotAsDecided() {
    assertThat(Door.body(door.get("/outputs/3")).path("command").isNull()).isTrue();

    door.gateway.outputs.trouble = Optional.of(Sentence.of("contacts.terminals-away", "Box"));

    assertThat(Door.body(door.get("/outputs/3")).path("command").textValue())
        .isEqualTo("The device Box does not answer: its contacts open by themselves.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"mode\":\"ON\",\"minutes\":30} | override 3 ON OptionalInt[30]",
        "{\"mode\":\"OFF\"} | override 3 OFF OptionalInt.empty",
        "{\"mode\":\"AUTO\",\"minutes\":null} | override 3 AUTO OptionalInt.empty",
      })
  void aPersonDecidesOnAnOutput(String body, String asked) {
    HttpResponse<String> done = door.json("PUT", "/outputs/3/override", body);

    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(Door.body(done).path("id").intValue()).isEqualTo(3);
    assertThat(door.gateway.outputs.asked).containsExactly(asked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{} | mode",
        "{\"mode\":\"on\"} | mode",
        "{\"mode\":\"ON\",\"minutes\":\"5\"} | minutes",
        "{\"mode\":\"ON\",\"seconds\":5} | seconds",
      })
  void aBadOverrideIsRefusedAndTheFieldNamed(String body, String field) {
    HttpResponse<String> refused = door.json("PUT", "/outputs/3/override", body);

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(Door.body(refused).path("key").textValue()).isEqualTo(field);
    assertThat(door.gateway.outputs.asked).isEmpty();
  }

  @Test
  void anOutputIsTestedForTenSecondsOrAsLongAsThePersonSays() {
    assertThat(post("/outputs/4/self-test").statusCode()).isEqualTo(200);
    assertThat(door.json("POST", "/outputs/4/self-test", "{\"seconds\":60}").statusCode())
        .isEqualTo(200);
    assertThat(door.gateway.outputs.asked).containsExactly("test 4 10", "test 4 60");
    door.gateway.outputs.answer =
        Outcome.conflict("OVERRIDDEN", Sentence.of("request.refused", "4"));
    assertThat(Door.body(post("/outputs/4/self-test")).path("code").textValue())
        .isEqualTo("OVERRIDDEN");
    door.gateway.role = Optional.of(UserRole.USER);
    assertThat(post("/outputs/4/self-test").statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "5", "x", "03", "-1"})
  void thereAreFourOutputsAndNoOther(String number) {
    assertThat(door.get("/outputs/" + number).statusCode()).isEqualTo(404);
    assertThat(post("/outputs/" + number + "/self-test").statusCode()).isEqualTo(404);
  }

  @Test
  void everySwitchingIsToldWithValueThresholdRuleAndPerson() {
    door.gateway.outputs.switchings.add(
        new Switching(
            Instant.parse("2026-06-01T08:01:00Z"),
            3,
            true,
            "hp",
            Optional.of("hp"),
            Optional.of(LogicVariable.PV_POWER),
            Optional.of(2145.5),
            Optional.of(2000.0),
            Optional.empty(),
            Sentence.of("contacts.inactive", "hp")));
    door.gateway.outputs.switchings.add(
        new Switching(
            Instant.parse("2026-06-01T09:00:00Z"),
            4,
            false,
            "MANUAL",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("anna"),
            Sentence.of("contacts.suspended", "hp")));

    String[] lines = door.get("/switchings?format=csv").body().split("\r\n");
    assertThat(lines[0])
        .isEqualTo("at,output,state,reason,logic,variable,value,threshold,user,sentence");
    assertThat(lines[1])
        .startsWith("2026-06-01T10:01:00.000+02:00,3,CLOSED,hp,hp,PV_POWER,2145.5,2000,,");
    assertThat(lines[2]).startsWith("2026-06-01T11:00:00.000+02:00,4,OPEN,MANUAL,,,,,anna,");
    JsonNode later =
        Door.body(door.get("/switchings?from=2026-06-01T10:30:00%2B02:00")).path("switchings");
    assertThat(later).hasSize(1);
    assertThat(later.get(0).path("user").textValue()).isEqualTo("anna");
    assertThat(
            Door.body(door.get("/switchings?output=3&to=2026-06-01T11:00:00+02:00"))
                .path("switchings"))
        .hasSize(1);
    assertThat(door.get("/switchings?output=5").statusCode()).isEqualTo(422);
    assertThat(door.get("/switchings?from=yesterday").statusCode()).isEqualTo(422);
  }

  @Test
  void withoutTheControllerTheDoorSaysThatItHasNotStarted() {
    door.gateway.started = false;
    assertThat(door.get("/outputs").statusCode()).isEqualTo(503);
    assertThat(door.get("/switchings").statusCode()).isEqualTo(503);
    assertThat(door.get("/logics").statusCode()).isEqualTo(503);
  }

  private HttpResponse<String> post(String path) {
    return door.send(door.request(path).POST(BodyPublishers.noBody()));
  }
}
