// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code run --config} with a meter and an inverter that pymodbus serves. What is expected stands
 * in public scans and the manufacturer's printed examples (golden readings).
 */
class ForeignDevicesIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void aMeterAndAnInverterAreServedAndALostOneIsUnknown() throws Exception {
    Process devices = devices();
    try (Gateway gateway =
        new Gateway.Plan(folder.resolve("data")).config(site(port(devices))).start()) {
      gateway.awaitReady(LIMIT);
      JsonNode plant = await(gateway, "/plant/now", now -> known(now, "consumption_power"));
      assertThat(plant.at("/grid_power/value").asDouble()).isCloseTo(3020, within(0.01));
      assertThat(plant.at("/pv_power/value").asDouble()).isEqualTo(1020);
      assertThat(plant.at("/configuration").asInt()).isEqualTo(5);
      assertThat(value(gateway, "grid", "voltage_l1")).isCloseTo(227.2, within(1e-6));
      assertThat(value(gateway, "grid", "energy_import_total")).isCloseTo(7000, within(0.01));
      assertThat(value(gateway, "roof", "ac_power")).isEqualTo(1060);
      assertThat(value(gateway, "roof", "frequency")).isCloseTo(50.03, within(1e-9));
      assertThat(device(gateway, "roof").get("serialNumber").asText()).isEqualTo("ZS2ES010P51001");

      devices.destroyForcibly().waitFor();
      JsonNode lost = await(gateway, "/plant/now", now -> !known(now, "grid_power"));
      assertThat(lost.at("/grid_power/value").isNull()).isTrue();
      assertThat(lost.at("/grid_power/quality").asText()).isEqualTo("BAD");
      assertThat(lost.at("/grid_power/reason").asText()).isNotEmpty();
      assertThat(lost.at("/consumption_power/value").isNull()).isTrue();
      assertThat(gateway.get("/health").orElseThrow().body()).contains("DEGRADED");
      assertThat(gateway.terminate()).isZero();
    } finally {
      devices.destroyForcibly();
    }
  }

  private Process devices() throws IOException, InterruptedException {
    Optional<String> python = python();
    Assumptions.assumeTrue(
        python.isPresent(),
        "LEFT OUT: devices served by pymodbus, for want of the Debian package python3-pymodbus");
    Path script = folder.resolve("two_devices.py");
    try (InputStream in = getClass().getResourceAsStream("two_devices.py")) {
      Files.copy(in, script);
    }
    return new ProcessBuilder(python.get(), script.toString())
        .redirectError(folder.resolve("devices.err").toFile())
        .start();
  }

  private static Optional<String> python() throws InterruptedException {
    for (String python : new String[] {"/usr/bin/python3", "python3"}) {
      try {
        Process check = new ProcessBuilder(python, "-c", "import pymodbus").start();
        if (check.waitFor(30, TimeUnit.SECONDS) && check.exitValue() == 0) {
          return Optional.of(python);
        }
      } catch (IOException absent) {
        // the next one may be there
      }
    }
    return Optional.empty();
  }

  private static int port(Process devices) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(devices.getInputStream(), StandardCharsets.UTF_8));
    return Integer.parseInt(out.readLine());
  }

  private Path site(int port) throws IOException {
    String line = "{\"transport\":\"modbus-tcp\",\"host\":\"127.0.0.1\",\"port\":" + port + "}";
    return Files.writeString(
        folder.resolve("site.json"),
        """
        {
          ":configurator:resource-version": 1,
          ":configurator:symbolic-name": "site",
          ":configurator:version": "1.0.0",
          "io.meriggio.plant": { "name": "Site", "phases": 3, "contractedPower": 6000 },
          "io.meriggio.line~a": LINE,
          "io.meriggio.line~b": LINE,
          "io.meriggio.device~grid": { "family": "dtsu666", "line": "a", "unit": 32 },
          "io.meriggio.device~roof": { "family": "string", "line": "b", "unit": 1 }
        }
        """
            .replace("LINE", line));
  }

  private static JsonNode await(Gateway gateway, String path, Predicate<JsonNode> wanted)
      throws InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    Optional<JsonNode> last = Optional.empty();
    while (System.nanoTime() < end) {
      last = gateway.get(path).map(ForeignDevicesIT::json);
      if (last.filter(wanted).isPresent()) {
        return last.get();
      }
      Pause.millis(100);
    }
    throw new AssertionError("not within " + LIMIT + ", last answer: " + last);
  }

  private static boolean known(JsonNode plant, String figure) {
    return plant.hasNonNull(figure) && plant.get(figure).hasNonNull("value");
  }

  private static double value(Gateway gateway, String device, String point)
      throws InterruptedException {
    JsonNode points =
        await(gateway, "/devices/" + device + "/points", all -> !value(all, point).isNaN());
    return value(points, point);
  }

  private static Double value(JsonNode points, String id) {
    for (JsonNode point : points.get("points")) {
      if (point.get("id").asText().equals(id) && point.get("value").isNumber()) {
        return point.get("value").asDouble();
      }
    }
    return Double.NaN;
  }

  private static JsonNode device(Gateway gateway, String id) throws InterruptedException {
    return json(gateway.get("/devices/" + id).orElseThrow());
  }

  private static JsonNode json(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
