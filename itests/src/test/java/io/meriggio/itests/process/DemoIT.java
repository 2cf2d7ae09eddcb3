// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo: a simulated plant of configuration 5 read through real Modbus traffic. */
class DemoIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static final Pattern TWO_DEVICES =
      Pattern.compile("(?s)(127\\.0\\.0\\.1:\\d+ unit.*127\\.0\\.0\\.1:\\d+ unit)");

  @TempDir Path data;

  @Test
  void twoDemosBesideEachOtherServePlausibleAndMovingValuesOfMeterAndInverter(@TempDir Path other)
      throws Exception {
    try (Gateway first = demo(data).awaitReady(LIMIT);
        Gateway second = demo(other)) {
      first.awaitPrinted(TWO_DEVICES);
      assertThat(first.out()).contains("Simulated meter").contains("Simulated inverter");
      assertThat(first.out())
          .containsPattern("Claim code: [A-Z2-9]{4}-[A-Z2-9]{4}\\n")
          .containsPattern("/#/claim\\?code=[A-Z2-9]{4}-[A-Z2-9]{4}&serial=CA020490200005\\n");
      assertPlausibleAndMoving(first);
      compressesForThoseWhoTakeIt(first);
      second.awaitReady(LIMIT);
      // on a busy machine "ready" comes at its latest moment, before what is simulated
      second.awaitPrinted(TWO_DEVICES);
      assertThat(simulated(first)).hasSize(2);
      assertThat(simulated(second)).hasSize(2).doesNotContainAnyElementsOf(simulated(first));
      assertThat(first.terminate()).isZero();
    }
  }

  private static Gateway demo(Path data) throws Exception {
    return new Gateway.Plan(data).demo().argument("--plant", "5").start();
  }

  private static void assertPlausibleAndMoving(Gateway gateway) throws Exception {
    Set<String> productions = new HashSet<>();
    JsonNode now = now(gateway);
    for (int i = 0; i < 100 && (productions.size() < 3 || unknown(now)); i++) {
      Pause.millis(200);
      now = now(gateway);
      productions.add(now.path("pv_power").path("value").toString());
    }
    assertThat(productions).hasSizeGreaterThanOrEqualTo(3);
    assertThat(now.path("configuration").asInt()).isEqualTo(5);
    assertThat(value(now, "pv_power")).isBetween(0.0, 11_000.0);
    assertThat(value(now, "grid_power")).isBetween(-20_000.0, 11_000.0);
    assertThat(value(now, "consumption_power")).isBetween(0.0, 20_000.0);
  }

  private static void compressesForThoseWhoTakeIt(Gateway gateway) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + gateway.port() + "/api/v1/openapi.json"));
    HttpClient client = HttpClient.newHttpClient();
    byte[] plain = client.send(request.build(), BodyHandlers.ofByteArray()).body();
    HttpResponse<byte[]> compressed =
        client.send(request.header("Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray());

    assertThat(compressed.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(compressed.headers().firstValue("Vary")).contains("Accept-Encoding");
    assertThat(compressed.body()).hasSizeLessThan(plain.length / 5);
    assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed.body())))
        .hasBinaryContent(plain);
  }

  private static Set<String> simulated(Gateway gateway) throws Exception {
    Set<String> addresses = new HashSet<>();
    Pattern.compile("127\\.0\\.0\\.1:(\\d+) unit")
        .matcher(gateway.out())
        .results()
        .forEach(m -> addresses.add(m.group(1)));
    return addresses;
  }

  private static JsonNode now(Gateway gateway) throws Exception {
    return JSON.readTree(gateway.get("/plant/now").orElseThrow().body());
  }

  private static boolean unknown(JsonNode now) {
    return now.path("consumption_power").path("value").isNull();
  }

  private static double value(JsonNode now, String point) {
    JsonNode figure = now.path(point);
    assertThat(figure.path("value").isNumber()).as("%s: %s", point, figure).isTrue();
    assertThat(figure.path("quality").asText()).isEqualTo("GOOD");
    return figure.path("value").asDouble();
  }
}
