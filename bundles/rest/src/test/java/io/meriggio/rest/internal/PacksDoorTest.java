// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code /packs}. */
class PacksDoorTest {
  private static final int MEGABYTE = 1024 * 1024;

  private final Door door = new Door();

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void aPackIsInstalledUpdatedRolledBackAndRemoved() {
    HttpResponse<String> installed = upload(BodyPublishers.ofString("dtsu666 1.0.0"));
    assertThat(installed.statusCode()).isEqualTo(201);
    assertThat(installed.headers().firstValue("Location")).hasValue("/api/v1/packs/dtsu666");
    assertThat(installed.body())
        .isEqualTo(
            "{\"name\":\"dtsu666\",\"version\":\"1.0.0\",\"state\":\"ACTIVE\","
                + "\"families\":[\"dtsu666\"],\"previous\":null,\"reason\":null}");

    assertThat(upload(BodyPublishers.ofString("dtsu666 1.1.0")).statusCode()).isEqualTo(200);
    JsonNode packs = Door.body(door.get("/packs")).path("packs");
    assertThat(packs).hasSize(1);
    assertThat(packs.get(0).path("version").textValue()).isEqualTo("1.1.0");
    assertThat(packs.get(0).path("previous").textValue()).isEqualTo("1.0.0");

    HttpResponse<String> back =
        door.send(door.request("/packs/dtsu666/rollback").POST(BodyPublishers.noBody()));
    assertThat(back.statusCode()).isEqualTo(200);
    assertThat(Door.body(back).path("version").textValue()).isEqualTo("1.0.0");

    assertThat(door.send(door.request("/packs/dtsu666").DELETE()).statusCode()).isEqualTo(204);
    assertThat(door.get("/packs/dtsu666").statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsNoPackIsRefusedWithTheReason() {
    HttpResponse<String> refused = upload(BodyPublishers.ofString("garbage"));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(Door.body(refused).path("code").textValue()).isEqualTo("NOT_A_PACK");
    assertThat(Door.body(refused).path("detail").textValue()).contains("not a readable archive");
  }

  @Test
  void aRefusedPackIsExplainedInTheLanguageOfTheRequest() {
    HttpResponse<String> refused =
        door.send(
            door.request("/packs")
                .header("Content-Type", "application/octet-stream")
                .header("Accept-Language", "it")
                .POST(BodyPublishers.ofString("garbage")));

    assertThat(Door.body(refused).path("detail").textValue())
        .isEqualTo("Pacchetto: nessun archivio leggibile");
  }

  @Test
  void withoutAnEarlierVersionThereIsNoWayBack() {
    upload(BodyPublishers.ofString("dtsu666 1.0.0"));
    HttpResponse<String> refused =
        door.send(door.request("/packs/dtsu666/rollback").POST(BodyPublishers.noBody()));

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(Door.body(refused).path("code").textValue()).isEqualTo("NO_PREVIOUS");
  }

  @Test
  void aPackIsNoJsonAndJsonIsNoPack() {
    assertThat(door.json("POST", "/packs", "{}").statusCode()).isEqualTo(415);
  }

  /** Only the head is sent: an answer shows that nobody waits for the body. */
  @Test
  void aPackThatAnnouncesTooMuchIsRefusedUnread() throws IOException {
    String answer =
        door.talk(
            "POST /api/v1/packs HTTP/1.1\r\nHost: 127.0.0.1:"
                + door.port()
                + "\r\nAuthorization: "
                + Door.AUTHORIZATION
                + "\r\nContent-Type: application/octet-stream\r\nConnection: close\r\nContent-Length: "
                + (32 * MEGABYTE + 1)
                + "\r\n\r\n");

    assertThat(answer).startsWith("413").contains("\"allowedBytes\":" + 32 * MEGABYTE);
  }

  @Test
  void aPackThatDoesNotAnnounceItsSizeIsCutOff() {
    HttpResponse<String> refused =
        upload(BodyPublishers.ofInputStream(() -> new Zeros(32L * MEGABYTE + 1)));

    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(Door.body(door.get("/packs")).path("packs")).isEmpty();
  }

  @Test
  void anUnknownPackIsNotFound() {
    assertThat(door.send(door.request("/packs/nothing").DELETE()).statusCode()).isEqualTo(404);
    assertThat(
            door.send(door.request("/packs/nothing/rollback").POST(BodyPublishers.noBody()))
                .statusCode())
        .isEqualTo(404);
  }

  private HttpResponse<String> upload(BodyPublisher body) {
    return door.send(
        door.request("/packs").header("Content-Type", "application/octet-stream").POST(body));
  }

  private static final class Zeros extends InputStream {
    private long left;

    Zeros(long bytes) {
      left = bytes;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      int some = (int) Math.min(length, left);
      left -= some;
      return some <= 0 ? -1 : some;
    }
  }
}
