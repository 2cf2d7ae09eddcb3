// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a newcomer sees it. */
class DemoIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path data;

  @Test
  void thePlantIsLivePlausibleAndMovingAndThePageIsThere() throws Exception {
    try (Gateway gateway = new Gateway.Plan(data).demo().start().awaitReady(LIMIT)) {
      assertThat(gateway.out()).contains("Simulated meter", "Simulated inverter", "mbpoll");
      Set<Double> exchanges = new HashSet<>();
      JsonNode now = JSON.missingNode();
      long end = System.nanoTime() + LIMIT.toNanos();
      while (exchanges.size() < 3 && System.nanoTime() < end) {
        now = JSON.readTree(gateway.get("/plant/now").orElseThrow().body());
        if (now.at("/grid_power/value").isNumber() && now.at("/pv_power/value").isNumber()) {
          exchanges.add(now.at("/grid_power/value").asDouble());
        }
        Pause.millis(300);
      }
      assertThat(exchanges).hasSizeGreaterThanOrEqualTo(3);
      double production = now.at("/pv_power/value").asDouble();
      double consumption = now.at("/consumption_power/value").asDouble();
      assertThat(production).isBetween(1.0, 15_000.0);
      assertThat(consumption).isBetween(50.0, 12_000.0);
      assertThat(now.at("/configuration").asInt()).isEqualTo(5);
      assertThat(page(gateway)).contains("<title>").contains("importmap");
      assertThat(gateway.terminate()).isZero();
    }
  }

  private static String page(Gateway gateway) throws Exception {
    HttpResponse<String> page =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + "/"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
    return page.body();
  }
}
