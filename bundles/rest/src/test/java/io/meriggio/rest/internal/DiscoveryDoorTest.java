// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meriggio.device.AddressRange;
import io.meriggio.device.Candidate;
import io.meriggio.device.DeviceIdentity;
import io.meriggio.device.Discovery.Refused;
import io.meriggio.device.Found;
import io.meriggio.device.Search;
import io.meriggio.device.Text;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /discovery}. */
class DiscoveryDoorTest {
  private static final Map<String, Object> STICK =
      Map.of(
          "transport",
          "solarman-v5",
          "host",
          "192.0.2.9",
          "port",
          8899,
          "loggerSerial",
          1712345678L);

  private final Door door = new Door();
  private final FakeDiscovery discovery = door.gateway.discovery;

  @AfterEach
  void close() {
    door.close();
  }

  private static Found inverter(Optional<String> line, Map<String, Object> newLine, int unit) {
    return new Found(
        Optional.of(
            new Candidate(
                "string",
                unit,
                new DeviceIdentity(
                    Optional.of("KTL-V3 3.3-136kW"),
                    Optional.of("ZS2ES006L7A1B2"),
                    Optional.empty()),
                0.95,
                "serial number in the registers of G3")),
        "192.0.2.9:8899 unit " + unit,
        line,
        newLine,
        "serial number in the registers of G3");
  }

  @Test
  void aScanIsStartedAndItsCandidatesAreShown() {
    discovery.there.add(inverter(Optional.empty(), STICK, 1));

    HttpResponse<String> started = door.json("POST", "/discovery", "{\"host\":\"192.0.2.9\"}");
    assertThat(started.statusCode()).isEqualTo(202);
    assertThat(started.headers().firstValue("Location")).hasValue("/api/v1/discovery/scan-1");

    JsonNode scan = Door.body(door.get("/discovery/scan-1"));
    assertThat(scan.path("state").textValue()).isEqualTo("DONE");
    JsonNode candidate = scan.path("candidates").get(0);
    assertThat(candidate.path("family").textValue()).isEqualTo("string");
    assertThat(candidate.path("serialNumber").textValue()).isEqualTo("ZS2ES006L7A1B2");
    assertThat(candidate.path("confidence").doubleValue()).isEqualTo(0.95);
    assertThat(candidate.path("newLine").path("loggerSerial").longValue()).isEqualTo(1712345678L);
    assertThat(Door.body(door.get("/discovery")).path("candidates").get(0)).isEqualTo(candidate);
  }

  @Test
  void beforeTheFirstScanThereAreNoCandidates() {
    assertThat(door.get("/discovery").body()).isEqualTo("{\"candidates\":[],\"scans\":[]}");
  }

  @Test
  void everySearchHasItsWords() {
    door.json("POST", "/discovery", "{\"line\":\"met\",\"first\":3,\"last\":9}");
    door.json("POST", "/discovery", "{\"serialPort\":\"/dev/ttyUSB0\",\"baudRates\":[9600]}");
    door.json("POST", "/discovery", "{\"host\":\"hub.local\",\"port\":55400}");
    door.json("POST", "/discovery", "{\"network\":\"192.168.1.0/24\"}");
    door.json("POST", "/discovery", "{\"sticks\":true}");

    assertThat(discovery.scans())
        .extracting(scan -> scan.search())
        .containsExactly(
            new Search.Sticks(),
            new Search.InSubnet("192.168.1.0", 24),
            new Search.AtHost("hub.local", Optional.of(55400)),
            new Search.OnSerialPort("/dev/ttyUSB0", List.of(9600), new AddressRange(1, 32)),
            new Search.OnLine("met", new AddressRange(3, 9)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"line\":\"met\",\"host\":\"x\"}",
        "{\"line\":\"Met!\"}",
        "{\"line\":\"met\",\"first\":0}",
        "{\"line\":\"met\",\"first\":9,\"last\":8}",
        "{\"line\":\"met\",\"last\":248}",
        "{\"serialPort\":\"/dev/ttyUSB0\",\"baudRates\":[]}",
        "{\"serialPort\":\"/dev/ttyUSB0\",\"baudRates\":[\"x\"]}",
        "{\"serialPort\":\"/dev/ttyUSB0\",\"baudRates\":[300]}",
        "{\"host\":7}",
        "{\"host\":\"x\",\"port\":70000}",
        "{\"network\":\"everything\"}",
        "{\"sticks\":false}",
        "{\"host\":\"x\",\"speed\":1}"
      })
  void aSearchThatSaysNothingClearIsRefused(String body) {
    HttpResponse<String> refused = door.json("POST", "/discovery", body);

    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
    assertThat(Door.body(refused).path("allowed").textValue()).isNotBlank();
    assertThat(discovery.scans()).isEmpty();
  }

  @Test
  void whyACandidateIsOneIsToldInTheLanguageOfTheRequest() {
    Text why = new Text("answers, but nobody knows it", "risponde, ma nessuno lo riconosce");
    discovery.there.add(
        new Found(Optional.empty(), "met unit 7", Optional.of("met"), Map.of(), why));
    HttpResponse<String> started =
        door.json("POST", "/discovery", "{\"sticks\":true}", "Accept-Language", "it");

    assertThat(Door.body(started).path("candidates").get(0).path("why").textValue())
        .isEqualTo("risponde, ma nessuno lo riconosce");
    JsonNode later = Door.body(door.get("/discovery/scan-1"));
    assertThat(later.path("candidates").get(0).path("why").textValue())
        .isEqualTo("answers, but nobody knows it");
  }

  @ParameterizedTest
  @CsvSource({"BUSY, 409", "UNKNOWN_LINE, 422", "NOT_A_PRIVATE_NETWORK, 422"})
  void aSearchThatCanNotBeDoneIsRefusedInTheLanguageOfTheRequest(Refused.Code code, int status) {
    discovery.refusal = Optional.of(new Refused(code, "this", "that"));

    HttpResponse<String> refused =
        door.json("POST", "/discovery", "{\"sticks\":true}", "Accept-Language", "it");

    assertThat(refused.statusCode()).isEqualTo(status);
    assertThat(Door.body(refused).path("code").textValue()).isEqualTo(code.name());
    assertThat(Door.body(refused).path("detail").textValue())
        .contains("this")
        .doesNotContain("The ");
  }

  @Test
  void whatWasFoundIsAddedWithItsLineInOneCall() {
    discovery.there.add(inverter(Optional.empty(), STICK, 1));
    discovery.there.add(inverter(Optional.empty(), STICK, 2));
    door.json("POST", "/discovery", "{\"sticks\":true}");

    HttpResponse<String> added =
        door.json("POST", "/discovery/scan-1/candidates/0", "{\"id\":\"roof\",\"name\":\"Roof\"}");

    assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
    assertThat(added.headers().firstValue("Location")).hasValue("/api/v1/devices/roof");
    assertThat(door.gateway.site.effective().get("io.meriggio.line~stick-1712345678"))
        .isEqualTo(STICK);
    assertThat(door.gateway.site.effective().get("io.meriggio.device~roof"))
        .isEqualTo(
            Map.of(
                "family", "string",
                "line", "stick-1712345678",
                "unit", 1L,
                "serialNumber", "ZS2ES006L7A1B2",
                "name", "Roof"));

    // the second one behind the same stick takes the line that is there now
    door.json("POST", "/discovery/scan-1/candidates/1", "{\"id\":\"barn\"}");
    assertThat(door.gateway.site.effective()).hasSize(3);
    assertThat(door.gateway.site.effective().get("io.meriggio.device~barn"))
        .containsEntry("line", "stick-1712345678");
  }

  @Test
  void whatIsRefusedLeavesNothingBehind() {
    discovery.there.add(inverter(Optional.empty(), STICK, 1));
    door.json("POST", "/discovery", "{\"sticks\":true}");

    HttpResponse<String> refused =
        door.json("POST", "/discovery/scan-1/candidates/0", "{\"id\":\"roof\",\"pollMillis\":-5}");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(door.gateway.site.effective()).isEmpty();
  }

  @Test
  void whatNoDriverKnowsCanNotBeAdded() {
    discovery.there.add(
        new Found(Optional.empty(), "met unit 7", Optional.of("met"), Map.of(), "answers"));
    door.json("POST", "/discovery", "{\"line\":\"met\"}");

    assertThat(door.json("POST", "/discovery/scan-1/candidates/0", "{\"id\":\"x\"}").statusCode())
        .isEqualTo(409);
    assertThat(door.json("POST", "/discovery/scan-1/candidates/1", "{\"id\":\"x\"}").statusCode())
        .isEqualTo(404);
    assertThat(door.json("POST", "/discovery/scan-9/candidates/0", "{\"id\":\"x\"}").statusCode())
        .isEqualTo(404);
  }

  @Test
  void aScanIsCancelled() {
    door.json("POST", "/discovery", "{\"sticks\":true}");

    assertThat(door.send(door.request("/discovery/scan-1").DELETE()).statusCode()).isEqualTo(204);
    assertThat(discovery.cancelled).containsExactly("scan-1");
    assertThat(door.send(door.request("/discovery/scan-2").DELETE()).statusCode()).isEqualTo(404);
  }
}
