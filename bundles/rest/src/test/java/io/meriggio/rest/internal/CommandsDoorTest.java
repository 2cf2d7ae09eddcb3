// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meriggio.device.CommandResult;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;
import io.meriggio.device.Value;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code POST /devices/{id}/commands}. */
class CommandsDoorTest {
  private final Door door = new Door();
  private final FakeDevice inverter = new FakeDevice("roof", "string");

  @BeforeEach
  void configure() {
    door.gateway.devices.add(inverter);
  }

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void aNumberReachesTheDeviceInThePointsUnitAndItsReadBackIsConfirmed() {
    HttpResponse<String> response = command("{\"point\":\"active_power_limit\",\"value\":60}");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .isEqualTo("{\"result\":\"CONFIRMED\",\"reason\":null,\"detail\":null}");
    assertThat(inverter.commands).hasSize(1);
    assertThat(inverter.commands.get(0).values())
        .containsEntry("active_power_limit", Value.of(60.0));
    assertThat(inverter.commands.get(0).origin().door()).isEqualTo("rest");
  }

  @Test
  void aBooleanAndAWordStayWhatTheyAre() {
    command("{\"point\":\"running\",\"value\":false}");
    command("{\"point\":\"storage_mode\",\"value\":\"FORCED\"}");

    assertThat(inverter.commands.get(0).values()).containsEntry("running", Value.of(false));
    assertThat(inverter.commands.get(1).values()).containsEntry("storage_mode", Value.of("FORCED"));
  }

  @Test
  void aRefusalOfTheHostComesWithItsWordAndItsSentence() {
    inverter.answer = c -> done(new CommandResult.Rejected(Reason.OUT_OF_RANGE, "120 > 100 %"));

    JsonNode answer = Door.body(command("{\"point\":\"active_power_limit\",\"value\":120}"));
    assertThat(answer.path("result").textValue()).isEqualTo("REJECTED");
    assertThat(answer.path("reason").textValue()).isEqualTo("OUT_OF_RANGE");
    assertThat(answer.path("detail").textValue()).isEqualTo("120 > 100 %");
  }

  @Test
  void aRefusalIsToldInTheLanguageOfTheRequest() {
    Text detail = new Text("120 is more than 100 %", "120 supera il 100 %");
    inverter.answer = c -> done(new CommandResult.Rejected(Reason.OUT_OF_RANGE, detail));

    HttpResponse<String> italian =
        door.json(
            "POST",
            "/devices/roof/commands",
            "{\"point\":\"active_power_limit\",\"value\":120}",
            "Accept-Language",
            "it");
    assertThat(Door.body(italian).path("detail").textValue()).isEqualTo("120 supera il 100 %");
  }

  @ParameterizedTest
  @CsvSource({
    "MODBUS_2: unit 1 answered exception 2 to write, MODBUS_2",
    "unit 1 answered exception 4 to write, MODBUS_4"
  })
  void aModbusExceptionIsNamedByItsNumber(String detail, String word) {
    inverter.answer = c -> done(new CommandResult.Failed(Reason.MODBUS_EXCEPTION, detail));

    JsonNode answer = Door.body(command("{\"point\":\"active_power_limit\",\"value\":1}"));
    assertThat(answer.path("result").textValue()).isEqualTo("FAILED");
    assertThat(answer.path("reason").textValue()).isEqualTo(word);
  }

  @Test
  void aDeviceWithoutReadBackAccepts() {
    inverter.answer = c -> done(new CommandResult.Accepted());

    assertThat(Door.body(command("{\"point\":\"x\",\"value\":1}")).path("result").textValue())
        .isEqualTo("ACCEPTED");
  }

  @Test
  void aSlowOutcomeIsWaitedForWithoutHoldingUpOthers() throws Exception {
    CompletableFuture<CommandResult> outcome = new CompletableFuture<>();
    inverter.answer = c -> outcome;
    CompletableFuture<HttpResponse<String>> slow =
        CompletableFuture.supplyAsync(() -> command("{\"point\":\"running\",\"value\":true}"));

    assertThat(door.get("/health").statusCode()).isEqualTo(200);
    assertThat(slow).isNotDone();
    outcome.complete(new CommandResult.Failed(Reason.MISMATCH, "read back 70, commanded 60"));

    assertThat(
            Door.body(slow.get(10, java.util.concurrent.TimeUnit.SECONDS))
                .path("reason")
                .textValue())
        .isEqualTo("MISMATCH");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | point",
        "{\"point\":\"running\"} | value",
        "{\"value\":1} | point",
        "{\"point\":1,\"value\":1} | point",
        "{\"point\":\"Not A Point\",\"value\":1} | point",
        "{\"point\":\"running\",\"value\":null} | value",
        "{\"point\":\"running\",\"value\":[1]} | value",
        "{\"point\":\"running\",\"value\":1e999} | value",
        "{\"point\":\"running\",\"value\":true,\"force\":true} | force"
      })
  void aBodyThatIsNoCommandNamesTheField(String body, String field) {
    HttpResponse<String> response = command(body);

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(Door.body(response).path("key").textValue()).isEqualTo(field);
    assertThat(Door.body(response).path("allowed").textValue()).isNotBlank();
    assertThat(inverter.commands).isEmpty();
  }

  @Test
  void anUnknownDeviceTakesNoCommand() {
    HttpResponse<String> response =
        door.json("POST", "/devices/nobody/commands", "{\"point\":\"running\",\"value\":true}");

    assertThat(response.statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> command(String body) {
    return door.json("POST", "/devices/roof/commands", body);
  }

  private static CompletableFuture<CommandResult> done(CommandResult result) {
    return CompletableFuture.completedFuture(result);
  }
}
