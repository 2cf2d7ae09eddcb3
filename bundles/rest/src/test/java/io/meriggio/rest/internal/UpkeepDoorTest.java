// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code /restart}, {@code /backup}, {@code /support-bundle}, {@code /settings/certificate}. */
class UpkeepDoorTest {
  private final Door door = new Door();

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void aRestartIsAnsweredBeforeItBegins() {
    HttpResponse<String> answer = door.send(door.request("/restart").POST(BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(door.gateway.upkeep.restarts).containsExactly("127.0.0.1");
  }

  @Test
  void aBackUpAndASupportBundleAreFilesWithADateInTheirNames() {
    HttpResponse<String> backup = door.get("/backup");
    assertThat(backup.body()).isEqualTo("backup");
    assertThat(backup.headers().firstValue("Content-Type")).hasValue("application/zip");
    assertThat(backup.headers().firstValue("Content-Disposition").orElse(""))
        .matches("attachment; filename=\"meriggio-backup-\\d{4}-\\d\\d-\\d\\d\\.zip\"");

    HttpResponse<String> support = door.get("/support-bundle");
    assertThat(support.body()).isEqualTo("support");
    assertThat(support.headers().firstValue("Content-Disposition").orElse(""))
        .contains("meriggio-support-");
  }

  @Test
  void aBackUpIsLaidReadyOrRefusedWithTheReason() {
    HttpResponse<String> taken = upload("backup", "application/zip");
    assertThat(taken.statusCode()).isEqualTo(202);
    assertThat(taken.body())
        .isEqualTo(
            "{\"madeAt\":\"2026-06-01T10:00:00Z\",\"writtenBy\":\"0.1.0\",\"serialNumber\":null,"
                + "\"files\":7,\"taken\":\"NEXT_START\"}");

    HttpResponse<String> refused = upload("anything", "application/zip");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(Door.body(refused).path("code").textValue()).isEqualTo("NOT_A_BACKUP");
    assertThat(Door.body(refused).path("detail").textValue()).isEqualTo("Back-up: no back-up");
    assertThat(upload("backup", "application/json").statusCode()).isEqualTo(415);
  }

  @Test
  void whoCarriesABackUpAwayOrBringsOneStandsInTheAuditLog() {
    door.get("/backup");
    door.get("/support-bundle");
    upload("anything", "application/zip");
    upload("backup", "application/zip");

    JsonNode entries = Door.body(door.get("/audit")).path("entries");
    assertThat(entries.findValuesAsText("detail"))
        .containsExactly("POST /api/v1/backup", "GET /api/v1/support-bundle", "GET /api/v1/backup");
    assertThat(entries.findValuesAsText("user")).containsOnly("test");
  }

  @Test
  void theCertificateIsShownWithItsFingerprint() {
    JsonNode shown = Door.body(door.get("/settings/certificate"));
    assertThat(shown.path("port").intValue()).isEqualTo(8443);
    assertThat(shown.path("origin").textValue()).isEqualTo("SELF_MADE");
    assertThat(shown.path("fingerprint").textValue()).isEqualTo("AB:CD");

    door.gateway.field.certificate = Optional.empty();
    assertThat(Door.body(door.get("/settings/certificate")).path("origin").isNull()).isTrue();
  }

  @Test
  void aKeyGoesInAndIsNeverRepeated() {
    HttpResponse<String> good = put("{\"certificate\":\"x\",\"privateKey\":\"good\"}");
    assertThat(good.statusCode()).isEqualTo(200);
    assertThat(good.body()).doesNotContain("good");

    HttpResponse<String> bad = put("{\"certificate\":\"x\",\"privateKey\":\"secret-key\"}");
    assertThat(bad.statusCode()).isEqualTo(422);
    assertThat(bad.body()).doesNotContain("secret-key");
    assertThat(Door.body(bad).path("code").textValue()).isEqualTo("KEY_DOES_NOT_FIT");

    HttpResponse<String> other = put("{\"certificate\":\"x\",\"privateKey\":[\"secret-key\"]}");
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(other.body()).doesNotContain("secret-key");
  }

  @Test
  void theOwnCertificateIsWithdrawn() {
    assertThat(door.send(door.request("/settings/certificate").DELETE()).statusCode())
        .isEqualTo(204);
    assertThat(door.gateway.field.withdrawn).isTrue();
  }

  private HttpResponse<String> put(String body) {
    return door.json("PUT", "/settings/certificate", body);
  }

  private HttpResponse<String> upload(String body, String type) {
    return door.send(
        door.request("/backup").header("Content-Type", type).POST(BodyPublishers.ofString(body)));
  }
}
