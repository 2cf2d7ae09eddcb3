// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every path: who may ask, what a body must be, how a refusal looks. */
class DoorRulesTest {

  private final Door door = new Door();

  @AfterEach
  void close() {
    door.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "[::1]"})
  void ourNamesWithOurPortAreTaken(String name) throws IOException {
    assertThat(raw("GET /api/v1/health", "Host: " + name + ":" + door.port())).startsWith("200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: evil.example:PORT",
        "Host: localhost",
        "Host: localhost:1",
        "Host: localhost.evil.example:PORT",
        "Host: 127.0.0.2:PORT",
        "Host: localhost:PORT\r\nOrigin: http://evil.example",
        "Host: localhost:PORT\r\nOrigin: null",
        "Host: localhost:PORT\r\nOrigin: http://localhost:1",
        "Host: localhost:PORT\r\nOrigin: https://localhost:PORT",
        "Host: localhost:PORT\r\nOrigin: http://localhost:PORT.evil.example",
      })
  void aForeignHostOrOriginIsNotAllowedIn(String headers) throws IOException {
    String port = String.valueOf(door.port());
    String answer = raw("GET /api/v1/health", headers.replace("PORT", port));

    assertThat(answer).startsWith("403").contains("application/problem+json");
    assertThat(answer).doesNotContain("\"status\":\"UP\"");
  }

  @Test
  void aRequestWithoutAHostIsNotForUs() throws IOException {
    assertThat(raw("GET /api/v1/health", "X: y")).startsWith("400");
    assertThat(http10("GET /api/v1/health")).startsWith("403");
    String user = "Host: user@localhost:" + door.port();
    assertThat(raw("GET /api/v1/health", user)).startsWith("400");
  }

  @Test
  void ourOwnPageMayAsk() throws IOException {
    String own = "localhost:" + door.port();
    assertThat(raw("GET /api/v1/health", "Host: " + own + "\r\nOrigin: http://" + own))
        .startsWith("200");
  }

  @Test
  void anAnswerStaysWhereItBelongs() {
    HttpResponse<String> response = door.get("/health");

    assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(response.headers().firstValue("Cross-Origin-Resource-Policy"))
        .hasValue("same-origin");
    assertThat(response.headers().firstValue("Content-Security-Policy")).isPresent();
    assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"})
  void aBodyThatAFormCouldSendIsRefused(String type) {
    HttpResponse<String> response =
        door.send(
            door.request("/lines")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("{\"id\":\"met\"}")));

    assertThat(response.statusCode()).isEqualTo(415);
    assertProblem(response, 415);
  }

  @Test
  void aBodyWithoutATypeIsRefused() {
    HttpResponse<String> response =
        door.send(door.request("/lines").POST(BodyPublishers.ofString("{\"id\":\"met\"}")));

    assertThat(response.statusCode()).isEqualTo(415);
  }

  @Test
  void theTypeOfABodyMayNameItsCharset() {
    HttpResponse<String> response =
        door.send(
            door.request("/lines")
                .header("Content-Type", "Application/JSON; charset=utf-8")
                .POST(BodyPublishers.ofString("{\"id\":\"UPPER\"}")));

    assertThat(response.statusCode()).isEqualTo(422);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"id\":\"met\",}         | 1 | 13",
        "{\"id\":                  | 1 | 7",
        "{\"id\":1,\"id\":2}       | 1 | 13",
        "{} {}                     | 1 | 5",
        "{\"a\":1e400999999999999}   | 1 | 6"
      })
  void brokenJsonIsToldWithItsPlace(String body, int line, int column) {
    HttpResponse<String> response = door.json("POST", "/lines", body.trim());

    assertProblem(response, 400);
    assertThat(Door.body(response).path("line").intValue()).isEqualTo(line);
    assertThat(Door.body(response).path("column").intValue()).isBetween(column - 1, column + 2);
  }

  @Test
  void deepNestingIsRefusedBeforeItHurts() {
    HttpResponse<String> response =
        door.json("POST", "/lines", "[".repeat(5000) + "]".repeat(5000));

    assertProblem(response, 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "\"x\"", "1", "null", "true", ""})
  void aBodyIsOneObject(String body) {
    assertProblem(door.json("POST", "/lines", body), 422);
  }

  @Test
  void aBodyHasALimit() {
    String body = "{\"id\":\"" + "a".repeat(70_000) + "\"}";
    HttpResponse<String> response = door.json("POST", "/lines", body);

    assertProblem(response, 413);
    assertThat(Door.body(response).path("allowedBytes").intValue()).isEqualTo(65_536);
  }

  @Test
  void anUnknownPathIsNotFoundAsAProblem() {
    HttpResponse<String> response = door.get("/nothing");
    assertProblem(response, 404);
    assertThat(Door.body(response).path("instance").textValue()).isEqualTo("/api/v1/nothing");
    assertProblem(door.get("/devices/nobody"), 404);
    assertProblem(door.get("/devices/nobody/points"), 404);
    assertProblem(door.get("/health/"), 404);
  }

  @Test
  void aWrongMethodIsToldWithTheRightOnes() {
    HttpResponse<String> response = door.json("PUT", "/devices", "{}");

    assertProblem(response, 405);
    assertThat(response.headers().firstValue("Allow")).hasValue("GET, HEAD, POST");
  }

  @Test
  void headIsAnsweredAsGetWithoutItsBody() {
    HttpResponse<String> response =
        door.send(door.request("/health").method("HEAD", BodyPublishers.noBody()));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
  }

  @Test
  void aRefusalSpeaksTheLanguageOfTheRequest() {
    HttpResponse<String> italian =
        door.send(door.request("/devices/nobody").header("Accept-Language", "it"));
    HttpResponse<String> german =
        door.send(door.request("/devices/nobody").header("Accept-Language", "fr, de-AT, it;q=0.5"));
    HttpResponse<String> japanese =
        door.send(door.request("/devices/nobody").header("Accept-Language", "ja"));

    assertThat(Door.body(italian).path("detail").textValue())
        .isEqualTo("Il dispositivo 'nobody' non esiste.");
    assertThat(italian.headers().firstValue("Content-Language")).hasValue("it");
    assertProblem(german, 404);
    assertThat(Door.body(german).path("title").textValue()).isEqualTo("Nicht gefunden");
    assertThat(Door.body(german).path("detail").textValue())
        .isEqualTo("Das Gerät „nobody“ gibt es nicht.");
    assertThat(german.headers().firstValue("Content-Language")).hasValue("de");
    assertThat(Door.body(japanese).path("detail").textValue())
        .isEqualTo("There is no device 'nobody'.");
    assertThat(japanese.headers().firstValue("Content-Language")).hasValue("en");
  }

  @Test
  void whatWouldHaveBeenAllowedIsSaidInTheLanguageOfTheRequestAndKeptInEnglishForPrograms() {
    HttpResponse<String> german =
        door.json(
            "PUT",
            "/charge-points/wb1/strategy",
            "{\"kind\":\"TIME_POWER\",\"startTime\":\"09:00\",\"durationMinutes\":60.5}",
            "Accept-Language",
            "de");

    assertProblem(german, 422);
    assertThat(Door.body(german).path("detail").textValue())
        .isEqualTo("durationMinutes: gefunden „60.5“, zulässig: eine ganze Zahl.");
    assertThat(Door.body(german).path("allowed").textValue()).isEqualTo("a whole number");
  }

  private static void assertProblem(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    JsonNode problem = Door.body(response);
    assertThat(problem.path("status").intValue()).isEqualTo(status);
    assertThat(problem.path("title").textValue()).isNotBlank();
    assertThat(problem.path("detail").textValue()).isNotBlank();
    assertThat(problem.path("type").textValue()).isNotBlank();
    assertThat(problem.path("code").textValue()).matches("[A-Z_]+");
  }

  private String raw(String requestLine, String headers) throws IOException {
    return door.talk(requestLine + " HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n");
  }

  private String http10(String requestLine) throws IOException {
    return door.talk(requestLine + " HTTP/1.0\r\n\r\n");
  }

  /** A client may send a body in parts, and be answered before the last of them. */
  @Test
  void aBodyThatNobodyReadsDoesNotEndTheConnection() throws IOException {
    String head =
        " HTTP/1.1\r\nHost: localhost:"
            + door.port()
            + "\r\nAuthorization: "
            + Door.AUTHORIZATION
            + "\r\n";
    try (Socket socket = new Socket("127.0.0.1", door.port())) {
      socket.setSoTimeout(5000);
      OutputStream out = socket.getOutputStream();
      out.write(
          bytes(
              "POST /api/v1/logics/activate-all"
                  + head
                  + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{"));
      assertThat(untilBrace(socket.getInputStream())).startsWith("HTTP/1.1 200");
      out.write(bytes("}GET /api/v1/plant" + head + "Connection: close\r\n\r\n"));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 200").contains("\"name\":\"Casa\"");
    }
  }

  /** An answer whose body is one small object. */
  private static String untilBrace(InputStream in) throws IOException {
    StringBuilder answer = new StringBuilder();
    while (answer.indexOf("}") < 0) {
      int read = in.read();
      assertThat(read).as("the end of %s", answer).isNotNegative();
      answer.append((char) read);
    }
    return answer.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
