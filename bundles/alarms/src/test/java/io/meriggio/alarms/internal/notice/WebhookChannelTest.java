// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A POST of JSON to a server on this machine. */
class WebhookChannelTest {
  private HttpServer server;
  private final List<byte[]> bodies = new ArrayList<>();
  private final List<Headers> headers = new ArrayList<>();
  private volatile int status = 204;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          bodies.add(exchange.getRequestBody().readAllBytes());
          headers.add(exchange.getRequestHeaders());
          exchange.getResponseHeaders().set("Location", "/elsewhere");
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void theBodyHoldsTheAlarmAsRestTellsIt() throws Exception {
    channel(Optional.empty()).send(Alarm.cleared("a"));
    JsonNode body = new ObjectMapper().readTree(bodies.get(0));

    assertThat(body)
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    "{\"id\":\"a-cleared\",\"event\":\"CLEARED\","
                        + "\"at\":\"2026-06-01T12:01:39+02:00\","
                        + "\"gateway\":{\"name\":\"Casa di Anna\",\"serialNumber\":\"CA1\"},"
                        + "\"alarm\":{\"id\":\"a\",\"subject\":\"roof\",\"word\":\"FAULT\","
                        + "\"code\":\"ID001\",\"severity\":\"ERROR\","
                        + "\"sentence\":\"Roof reports ID001: over-voltage “230 V”\","
                        + "\"since\":\"2026-06-01T12:00:00+02:00\","
                        + "\"until\":\"2026-06-01T12:01:00+02:00\"}}"));
    assertThat(headers.get(0).getFirst("Content-Type")).isEqualTo("application/json");
    assertThat(headers.get(0).getFirst("X-Meriggio-Delivery")).isEqualTo("a-cleared");
    assertThat(headers.get(0)).doesNotContainKey("X-Meriggio-Signature");
  }

  @Test
  void withASecretWhoReceivesItCanCheckWhoSentIt() throws Exception {
    channel(Optional.of("Jefe")).send(Alarm.raised("a"));
    String stamp = headers.get(0).getFirst("X-Meriggio-Timestamp");

    assertThat(stamp).isEqualTo("1780308005");
    assertThat(headers.get(0).getFirst("X-Meriggio-Signature"))
        .isEqualTo("sha256=" + WebhookChannel.signature("Jefe", stamp, bodies.get(0)));
  }

  /** As {@code printf '1.a' | openssl dgst -sha256 -hmac Jefe} says (OpenSSL 3.0). */
  @Test
  void theSignatureIsWhatAnotherProgramMakesOfStampFullStopAndBody() {
    assertThat(WebhookChannel.signature("Jefe", "1", "a".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("7f9a0343ddf96c6a421c28f0fbf3eaaf20cb49de9e44d951cdd583bf1450126f");
  }

  @ParameterizedTest
  @CsvSource({
    "400,true",
    "404,true",
    "301,true",
    "408,false",
    "429,false",
    "500,false",
    "503,false"
  })
  void whatTheServerAnswersDecidesWhetherItIsTriedAgain(int answer, boolean forGood) {
    status = answer;
    NotSent refused = refused(channel(Optional.empty()));

    assertThat(refused.isForGood()).isEqualTo(forGood);
    assertThat(refused.text().english()).isEqualTo("127.0.0.1 answered HTTP " + answer + ".");
    assertThat(bodies).hasSize(1);
  }

  @Test
  void aServerThatIsNotThereIsTriedAgain() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    NotSent refused =
        refused(
            new WebhookChannel(
                URI.create("http://127.0.0.1:" + free + "/"),
                Optional.empty(),
                Alarm.letter(Locale.ENGLISH)));

    assertThat(refused.isForGood()).isFalse();
    assertThat(refused.text().english()).startsWith("127.0.0.1 could not be reached");
  }

  private WebhookChannel channel(Optional<String> secret) {
    return new WebhookChannel(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/alarms?x=1"),
        secret,
        Alarm.letter(Locale.ENGLISH));
  }

  private static NotSent refused(Channel channel) {
    return catchThrowableOfType(NotSent.class, () -> channel.send(Alarm.raised("a")));
  }
}
