// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meriggio.startup.internal.launch.Distribution;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A distribution replaced by another build, at the same path or elsewhere, on a site's old data.
 */
class UpdatedIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void keepsConfigurationsAndUploadedPacksWhenTheDistributionMovesOrChanges() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    Path old = withoutPack(folder.resolve("old"), "string");
    try (Gateway gateway = new Gateway.Plan(data).home(old).start().awaitReady(LIMIT)) {
      assertThat(packs(gateway)).doesNotContain("\"string\"");
      assertThat(
              gateway
                  .post(
                      "/packs",
                      "application/octet-stream",
                      Files.readAllBytes(Path.of(System.getProperty("string.kar"))))
                  .statusCode())
          .isEqualTo(201);
      assertThat(
              gateway
                  .post(
                      "/lines",
                      "application/json",
                      """
                      {"id":"roof","transport":"modbus-tcp","host":"127.0.0.1","port":%d}"""
                          .formatted(Gateway.freePort())
                          .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                  .statusCode())
          .isEqualTo(201);
      assertThat(
              gateway
                  .post(
                      "/devices",
                      "application/json",
                      """
                      {"id":"inverter","family":"string","line":"roof","unit":1}"""
                          .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                  .statusCode())
          .isEqualTo(201);
      assertThat(gateway.terminate()).isZero();
    }

    Path moved = Folders.copy(old, folder.resolve("moved"));
    assertKept(data, moved);

    // another build at the same path
    Files.writeString(moved.resolve("etc/distribution.info"), "\n", StandardOpenOption.APPEND);
    Distribution.main(new String[] {moved.toString(), System.getProperty("project.version")});
    assertKept(data, moved);
  }

  private static void assertKept(Path data, Path home) throws Exception {
    try (Gateway gateway = new Gateway.Plan(data).home(home).start().awaitReady(LIMIT)) {
      assertThat(packs(gateway)).contains("\"string\"");
      JsonNode device = JSON.readTree(gateway.get("/devices/inverter").orElseThrow().body());
      assertThat(device.path("family").asText()).isEqualTo("string");
      // nobody listens there: the driver is in, and found that out
      assertThat(device.path("state").asText()).isIn("OFFLINE", "STARTING");
      assertThat(gateway.terminate()).isZero();
    }
  }

  /** On a busy machine "ready" comes at its latest moment, and the packs may still be put in. */
  private static String packs(Gateway gateway) throws Exception {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (gateway.get("/packs").orElseThrow().statusCode() == 503 && System.nanoTime() < end) {
      Pause.millis(100);
    }
    return gateway.get("/packs").orElseThrow().body();
  }

  private static Path withoutPack(Path home, String name) throws Exception {
    Folders.copy(Path.of(System.getProperty("dist.home")), home);
    String version = System.getProperty("project.version");
    Files.delete(home.resolve("packs").resolve(name + "-" + version + ".kar"));
    Distribution.main(new String[] {home.toString(), version});
    return home;
  }
}
