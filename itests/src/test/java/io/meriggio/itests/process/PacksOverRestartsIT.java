// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meriggio.itests.container.Prepared;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the user decided about packs outlives restarts, power cuts and the bundle cache. */
class PacksOverRestartsIT {
  private static final Duration READY = Duration.ofSeconds(60);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir private Path folder;

  @Test
  void whatWasDecidedOutlivesPowerCutsTheLossOfTheBundleCacheAndCutsDuringUpdates()
      throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    int cuts = Boolean.getBoolean("meriggio.long") ? 20 : 3;
    Path packs = Prepared.rising(folder.resolve("rising"), "dtsu666", 1 + cuts);
    try (Gateway gateway = new Gateway.Plan(data).start().awaitReady(READY)) {
      assertThat(versions(gateway)).containsKeys("dtsu666", "string");
      assertThat(upload(gateway, packs.resolve("1.kar")).statusCode()).isEqualTo(200);
      assertThat(send(gateway, "/packs/string", request -> request.DELETE()).statusCode())
          .isEqualTo(204);
      gateway.kill();
    }
    deleteTree(data.resolve("karaf/cache"));
    try (Gateway gateway = new Gateway.Plan(data).start().awaitReady(READY)) {
      assertThat(versions(gateway)).containsEntry("dtsu666", "0.2.1").doesNotContainKey("string");
      assertThat(
              send(
                      gateway,
                      "/packs/dtsu666/rollback",
                      request -> request.POST(HttpRequest.BodyPublishers.noBody()))
                  .statusCode())
          .isEqualTo(200);
      gateway.terminate();
    }
    for (int n = 1; n <= cuts; n++) {
      try (Gateway gateway = new Gateway.Plan(data).start().awaitReady(READY)) {
        assertServes(gateway, n);
        Path next = packs.resolve((1 + n) + ".kar");
        Thread upload = new Thread(() -> uploadUntilTheEnd(gateway, next));
        upload.start();
        Pause.millis(60L * n);
        gateway.kill();
        upload.join();
      }
      // these cuts are far apart: a gateway that was killed three times at its start opens its
      // doors only
      Files.delete(data.resolve("starts"));
    }
    try (Gateway gateway = new Gateway.Plan(data).start().awaitReady(READY)) {
      assertServes(gateway, 1 + cuts);
    }
  }

  /**
   * One version of the pack serves: what came with the gateway, which is not put over a choice, or
   * one that was uploaded after going back to that.
   *
   * @param last the number of the last pack that may have come in; 1 = none
   */
  private static void assertServes(Gateway gateway, int last)
      throws IOException, InterruptedException {
    Map<String, String> versions = versions(gateway);
    assertThat(versions).containsKeys("dtsu666", "hyd").doesNotContainKey("string");
    List<String> allowed = new ArrayList<>();
    allowed.add(System.getProperty("project.version"));
    for (int n = 2; n <= last; n++) {
      allowed.add("0.2." + n);
    }
    assertThat(versions.get("dtsu666")).isIn(allowed);
  }

  private static void uploadUntilTheEnd(Gateway gateway, Path pack) {
    try {
      upload(gateway, pack);
    } catch (IOException | InterruptedException e) {
      // the gateway was killed meanwhile
    }
  }

  private static HttpResponse<String> upload(Gateway gateway, Path pack)
      throws IOException, InterruptedException {
    byte[] kar = Files.readAllBytes(pack);
    return send(
        gateway,
        "/packs",
        request ->
            request
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(kar)));
  }

  private static HttpResponse<String> send(
      Gateway gateway, String path, java.util.function.UnaryOperator<HttpRequest.Builder> how)
      throws IOException, InterruptedException {
    return HTTP.send(
        how.apply(gateway.request(path, Duration.ofSeconds(30))).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Versions of the packs that serve, by name; fails when one doesn't. */
  private static Map<String, String> versions(Gateway gateway)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = gateway.get("/packs").orElseThrow();
    // ready is told after ten seconds in any case; on a busy machine packs may come after that
    for (int tries = 0; answer.statusCode() == 503 && tries < 100; tries++) {
      Pause.millis(100);
      answer = gateway.get("/packs").orElseThrow();
    }
    String body = answer.body();
    assertThat(answer.statusCode()).as(body).isEqualTo(200);
    Map<String, String> versions = new TreeMap<>();
    for (JsonNode pack : new ObjectMapper().readTree(body).get("packs")) {
      assertThat(pack.get("state").asText()).as(body).isEqualTo("ACTIVE");
      versions.put(pack.get("name").asText(), pack.get("version").asText());
    }
    return versions;
  }

  private static void deleteTree(Path root) throws IOException {
    try (Stream<Path> tree = Files.walk(root)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
