// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Claiming, signing in and out, people, tokens, recovery and reset, as somebody with curl. */
class AccountsDoorTest {
  private static final String OWNERS = "noon over the roof";
  private static final String ANNAS = "anna likes the sun";

  private final Door door = new Door();
  private final FakeAccess accounts = door.gateway.accounts;
  private int tried;

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void theFirstAccountOwnsTheGatewayAndThereIsNoSecond() {
    assertThat(Door.body(door.get("/health")).path("claimed").booleanValue()).isFalse();
    HttpResponse<String> wrong =
        nobody("POST", "/claim", claim("AAAA-AAAA", ""), "Accept-Language", "it");
    assertThat(wrong.statusCode()).isEqualTo(403);
    assertThat(code(wrong)).isEqualTo("WRONG_CODE");
    assertThat(Door.body(wrong).path("detail").textValue()).startsWith("Il numero di serie");

    String claimCode = accounts.claimCode().orElseThrow();
    HttpResponse<String> claimed = nobody("POST", "/claim", claim(claimCode, ""));

    assertThat(claimed.statusCode()).isEqualTo(201);
    JsonNode owner = Door.body(claimed);
    assertThat(owner.path("user").textValue()).isEqualTo("olga");
    assertThat(owner.path("role").textValue()).isEqualTo("OWNER");
    assertThat(owner.path("permissions")).hasSize(10);
    assertThat(owner.path("expiresAt").textValue()).startsWith("2026-07-01T14:00:00");
    assertThat(owner.has("csrf")).isFalse();
    assertThat(as(owner, "GET", "/plant").statusCode()).isEqualTo(200);
    assertThat(Door.body(door.get("/health")).path("claimed").booleanValue()).isTrue();
    HttpResponse<String> second = nobody("POST", "/claim", claim(claimCode, ""));
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(code(second)).isEqualTo("ALREADY_OWNED");
  }

  /**
   * Ten wrong tries are free for each address, RFC 7239 or the older header says whose they are.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // trusted     | header          | one person               | another              | audited
        "127.0.0.1     | X-Forwarded-For | 192.0.2.1                | 192.0.2.2            | 192.0.2.2",
        "127.0.0.0/8   | X-Forwarded-For | 192.0.2.1:4711           | [2001:db8::7]:80     | 2001:db8:0:0:0:0:0:7",
        "127.0.0.1     | Forwarded       | for=192.0.2.1;proto=http | For=\"[2001:db8::7]\" | 2001:db8:0:0:0:0:0:7",
        "127.0.0.1,192.0.2.9 | X-Forwarded-For | 192.0.2.1, 192.0.2.9 | 192.0.2.2,192.0.2.9 | 192.0.2.2"
      })
  void behindATrustedProxyEachPersonWaitsForTheOwnTries(
      String trusted, String header, String one, String another, String audited) {
    door.trustedProxies = List.of(trusted.split(","));
    guess(header, one);
    assertThat(guess(header, another)).isEqualTo(401);
    assertThat(lastRefusedFrom()).isEqualTo(audited);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // trusted | headers of one | of another
        "192.0.2.9 | X-Forwarded-For: 192.0.2.1 | X-Forwarded-For: 192.0.2.2",
        "127.0.0.1 | X-Forwarded-For: 192.0.2.1, 192.0.2.5 | X-Forwarded-For: 192.0.2.2, 192.0.2.5",
        "127.0.0.1 | X-Forwarded-For: unknown | X-Forwarded-For: casa.example",
        "127.0.0.1 | Forwarded: by=192.0.2.1 | Forwarded: for=_hidden",
        "127.0.0.1 | X-Forwarded-For: 192.0.2.1; Forwarded: for=192.0.2.1 | X-Forwarded-For: 192.0.2.2; Forwarded: for=192.0.2.2"
      })
  void whatAStrangerSaysOfItselfIsNotBelieved(String trusted, String one, String another) {
    door.trustedProxies = List.of(trusted);
    guess(one.split("[:;] ?"));
    assertThat(guess(another.split("[:;] ?"))).isEqualTo(429);
  }

  /** Ten times, at another account each time. */
  private int guess(String... headers) {
    int status = 0;
    for (int i = 0; i < 10; i++) {
      String body = "{\"user\":\"nobody" + tried++ + "\",\"password\":\"a wrong one\"}";
      status = nobody("POST", "/sessions", body, headers).statusCode();
    }
    return status;
  }

  private String lastRefusedFrom() {
    JsonNode entries = Door.body(door.get("/audit")).path("entries");
    return entries.path(0).path("address").textValue();
  }

  @Test
  void guessingIsAnsweredWithTheTimeToWait() {
    HttpResponse<String> last = null;
    for (int i = 0; i < 6; i++) {
      last = nobody("POST", "/claim", claim("AAAA-AAAA", ""));
    }
    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(code(last)).isEqualTo("TOO_MANY_TRIES");
    assertThat(last.headers().firstValue("Retry-After")).hasValue("2");
    claimed();
  }

  @Test
  void oneSignsInAndOut() {
    claimed();
    HttpResponse<String> wrong =
        nobody("POST", "/sessions", "{\"user\":\"olga\",\"password\":\"no\"}");
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(code(wrong)).isEqualTo("WRONG_CREDENTIALS");

    HttpResponse<String> in = nobody("POST", "/sessions", signIn("olga", OWNERS, ""));
    assertThat(in.statusCode()).isEqualTo(201);
    assertThat(in.headers().firstValue("Set-Cookie")).isEmpty();
    JsonNode who = Door.body(in);
    assertThat(as(who, "GET", "/sessions/current").body())
        .contains("\"user\":\"olga\"")
        .doesNotContain("token", "csrf");
    assertThat(Door.body(as(who, "GET", "/sessions")).path("sessions")).hasSize(2);
    assertThat(as(who, "DELETE", "/sessions/current").statusCode()).isEqualTo(204);
    assertThat(as(who, "GET", "/plant").statusCode()).isEqualTo(401);
  }

  @Test
  void thePageGetsACookieThatNoScriptReadsAndAWordThatNoOtherPageKnows() {
    claimed();
    HttpResponse<String> in =
        nobody("POST", "/sessions", signIn("olga", OWNERS, ",\"cookie\":true"));
    String given = in.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(given)
        .contains("; Path=/;", "; HttpOnly", "; SameSite=Strict")
        .doesNotContain("Secure");
    String cookie = given.split(";")[0];
    String secret = cookie.substring(cookie.indexOf('=') + 1);
    assertThat(in.body()).doesNotContain(secret).doesNotContain("\"token\"");
    String csrf = Door.body(in).path("csrf").textValue();
    assertThat(csrf).isNotEqualTo(secret).hasSizeGreaterThan(40);

    HttpResponse<String> current = with(cookie, "GET", "/sessions/current");
    assertThat(Door.body(current).path("csrf").textValue()).isEqualTo(csrf);
    assertThat(code(with(cookie, "DELETE", "/sessions/current"))).isEqualTo("CSRF");
    HttpResponse<String> out = with(cookie, "DELETE", "/sessions/current", "X-CSRF-Token", csrf);
    assertThat(out.statusCode()).isEqualTo(204);
    assertThat(out.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("meriggio-session=;")
        .contains("Max-Age=0");
    assertThat(with(cookie, "GET", "/plant").statusCode()).isEqualTo(401);
  }

  @Test
  void theOwnerMindsThePeople() {
    JsonNode owner = claimed();
    assertThat(as(owner, "POST", "/users", user("Niccolò", "OWNER")).statusCode()).isEqualTo(422);
    HttpResponse<String> added = as(owner, "POST", "/users", user("Niccolò", "USER"));
    assertThat(added.statusCode()).isEqualTo(201);
    String place =
        added.headers().firstValue("Location").orElseThrow().substring("/api/v1".length());
    assertThat(place).isEqualTo("/users/Niccol%C3%B2");
    assertThat(code(as(owner, "POST", "/users", user("niccolò", "USER")))).isEqualTo("USER_EXISTS");

    JsonNode nico = Door.body(nobody("POST", "/sessions", signIn("niccolò", ANNAS, "")));
    assertThat(as(nico, "GET", "/plant").statusCode()).isEqualTo(200);
    assertThat(code(as(nico, "PATCH", "/plant", "{\"contractedPower\":3000}")))
        .isEqualTo("NOT_ALLOWED");
    assertThat(code(as(nico, "PATCH", place, "{\"role\":\"ADMINISTRATOR\"}")))
        .isEqualTo("NOT_ALLOWED");
    HttpResponse<String> promoted = as(owner, "PATCH", place, "{\"role\":\"ADMINISTRATOR\"}");
    assertThat(Door.body(promoted).path("role").textValue()).isEqualTo("ADMINISTRATOR");
    assertThat(as(nico, "GET", "/plant").statusCode()).as("an ended session").isEqualTo(401);
    assertThat(Door.body(as(owner, "GET", "/users")).path("users")).hasSize(2);
    assertThat(as(owner, "DELETE", place).statusCode()).isEqualTo(204);
    assertThat(code(as(owner, "DELETE", place))).isEqualTo("NO_SUCH_USER");
    assertThat(code(as(owner, "DELETE", "/users/olga"))).isEqualTo("OWNER_STAYS");
  }

  @Test
  void everybodyChangesTheOwnPasswordWithTheOneSoFar() {
    JsonNode owner = claimed();
    assertThat(as(owner, "PATCH", "/users/olga", "{\"password\":\"a new password\"}").statusCode())
        .isEqualTo(422);
    HttpResponse<String> wrong =
        as(
            owner,
            "PATCH",
            "/users/olga",
            "{\"password\":\"a new password\",\"currentPassword\":\"x\"}");
    assertThat(wrong.statusCode()).isEqualTo(403);
    assertThat(code(wrong)).isEqualTo("WRONG_CREDENTIALS");
    String right = "{\"password\":\"a new password\",\"currentPassword\":\"" + OWNERS + "\"}";
    assertThat(as(owner, "PATCH", "/users/OLGA", right).statusCode()).isEqualTo(200);
    assertThat(as(owner, "GET", "/plant").statusCode()).isEqualTo(401);
    assertThat(nobody("POST", "/sessions", signIn("olga", "a new password", "")).statusCode())
        .isEqualTo(201);
  }

  @Test
  void whoIsInvitedMakesTheOwnAccount() {
    JsonNode owner = claimed();
    HttpResponse<String> made = as(owner, "POST", "/invitations", "{\"role\":\"ADMINISTRATOR\"}");
    assertThat(made.statusCode()).isEqualTo(201);
    String invitation = Door.body(made).path("code").textValue();
    assertThat(as(owner, "GET", "/invitations").body()).doesNotContain(invitation);

    String body =
        "{\"code\":\"" + invitation + "\",\"user\":\"anna\",\"password\":\"" + ANNAS + "\"}";
    HttpResponse<String> accepted = nobody("POST", "/invitations/accept", body);
    assertThat(accepted.statusCode()).isEqualTo(201);
    assertThat(Door.body(accepted).path("role").textValue()).isEqualTo("ADMINISTRATOR");
    assertThat(code(nobody("POST", "/invitations/accept", body))).isEqualTo("WRONG_CODE");
  }

  @Test
  void aProgramMayWhatItsTokenWasMadeFor() {
    JsonNode owner = claimed();
    HttpResponse<String> made =
        as(owner, "POST", "/tokens", "{\"name\":\"grafana\",\"permissions\":[\"SEE\"]}");
    assertThat(made.statusCode()).isEqualTo(201);
    JsonNode token = Door.body(made);
    assertThat(as(token, "GET", "/plant").statusCode()).isEqualTo(200);
    assertThat(code(as(token, "PATCH", "/plant", "{\"contractedPower\":3000}")))
        .isEqualTo("NOT_ALLOWED");
    assertThat(code(as(token, "POST", "/tokens", "{\"name\":\"x\",\"permissions\":[\"SEE\"]}")))
        .isEqualTo("NOT_ALLOWED");
    JsonNode own = Door.body(as(owner, "GET", "/tokens")).path("tokens");
    assertThat(own).hasSize(1);
    assertThat(own.get(0).has("token")).isFalse();
    String place = "/tokens/" + token.path("id").textValue();
    assertThat(as(owner, "DELETE", place).statusCode()).isEqualTo(204);
    assertThat(as(token, "GET", "/plant").statusCode()).isEqualTo(401);
    assertThat(
            as(
                    owner,
                    "POST",
                    "/tokens",
                    "{\"name\":\"x\",\"permissions\":[\"SEE\"],\"expiresAt\":\"soon\"}")
                .statusCode())
        .isEqualTo(422);
  }

  @Test
  void whoStandsAtTheMachineGetsANewPassword() {
    claimed();
    assertThat(nobody("POST", "/recovery/code", "{\"user\":\"nobody\"}").statusCode())
        .isEqualTo(202);
    assertThat(accounts.console).isEmpty();
    HttpResponse<String> asked = nobody("POST", "/recovery/code", "{\"user\":\"olga\"}");
    assertThat(asked.statusCode()).isEqualTo(202);
    assertThat(asked.body()).isEmpty();

    String body = "{\"user\":\"olga\",\"code\":\"%s\",\"password\":\"a new password\"}";
    assertThat(code(nobody("POST", "/recovery", body.formatted("AAAA-AAAA"))))
        .isEqualTo("WRONG_CODE");
    assertThat(nobody("POST", "/recovery", body.formatted(shownCode())).statusCode())
        .isEqualTo(204);
    assertThat(nobody("POST", "/sessions", signIn("olga", "a new password", "")).statusCode())
        .isEqualTo(201);
  }

  @Test
  void theOwnerAtTheMachineGivesTheGatewayUp() {
    JsonNode owner = claimed();
    assertThat(as(owner, "POST", "/factory-reset/code", "").statusCode()).isEqualTo(202);
    String shown = shownCode();
    assertThat(code(as(owner, "POST", "/factory-reset", "{\"code\":\"AAAA-AAAA\"}")))
        .isEqualTo("WRONG_CODE");
    assertThat(as(owner, "POST", "/factory-reset", "{\"code\":\"" + shown + "\"}").statusCode())
        .isEqualTo(204);
    assertThat(as(owner, "GET", "/plant").statusCode()).isEqualTo(401);
    assertThat(Door.body(door.get("/health")).path("claimed").booleanValue()).isFalse();
    claimed();
  }

  private String shownCode() {
    String line = accounts.console.get(accounts.console.size() - 1);
    return line.replaceAll(".*?([A-Z2-9]{4}-[A-Z2-9]{4}).*", "$1");
  }

  @Test
  void whatIsDoneIsWrittenDownWithoutSecrets() {
    JsonNode owner = claimed();
    as(owner, "PATCH", "/plant", "{\"contractedPower\":4500}");
    as(owner, "GET", "/plant");
    as(owner, "PATCH", "/plant", "{\"contractedPower\":\"wrong\"}");
    nobody("POST", "/sessions", signIn(OWNERS, OWNERS, ""));

    JsonNode page = Door.body(as(owner, "GET", "/audit?limit=2"));
    assertThat(page.path("entries").findValuesAsText("what"))
        .containsExactly("SIGN_IN_REFUSED", "DONE");
    assertThat(page.at("/entries/1/detail").textValue()).isEqualTo("PATCH /api/v1/plant");
    assertThat(page.at("/entries/1/user").textValue()).isEqualTo("olga");
    HttpResponse<String> rest = as(owner, "GET", "/audit?before=" + page.path("next").longValue());
    assertThat(Door.body(rest).path("entries").findValuesAsText("what")).containsExactly("CLAIMED");
    assertThat(Door.body(rest).path("next").isNull()).isTrue();
    assertThat(page.toString() + rest.body())
        .doesNotContain(OWNERS, owner.path("token").textValue());
  }

  @Test
  void aRefusedBodyRepeatsNoSecret() {
    String secret = "hunter2 hunter2";
    String[] bodies = {
      "{\"user\":\"olga\",\"pasword\":\"" + secret + "\"}",
      "{\"user\":\"olga\",\"password\":\"" + (secret + " ").repeat(20) + "\"}",
      "{\"user\":\"olga\",\"password\":[\"" + secret + "\"]}",
      "{\"user\":{\"x\":\"" + secret + "\"},\"password\":\"y\"}",
    };
    for (String body : bodies) {
      HttpResponse<String> refused = nobody("POST", "/sessions", body);
      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(refused.body()).doesNotContain("hunter2");
    }
  }

  @Test
  void aPageElsewhereCanNotSignAnybodyIn() {
    HttpRequest.Builder foreign =
        door.anonymous("/sessions")
            .header("Content-Type", "application/json")
            .header("Origin", "http://evil.example")
            .POST(BodyPublishers.ofString("{}"));
    assertThat(code(door.send(foreign))).isEqualTo("FOREIGN_PAGE");
  }

  private JsonNode claimed() {
    accounts.clock.advance(Duration.ofMinutes(2));
    HttpResponse<String> claimed =
        nobody("POST", "/claim", claim(accounts.claimCode().orElseThrow(), ""));
    assertThat(claimed.statusCode()).isEqualTo(201);
    accounts.clock.advance(Duration.ofMinutes(-2));
    return Door.body(claimed);
  }

  private static String claim(String claimCode, String more) {
    return "{\"serialNumber\":\"%s\",\"claimCode\":\"%s\",\"user\":\"olga\",\"password\":\"%s\"%s}"
        .formatted(FakeAccess.SERIAL, claimCode, OWNERS, more);
  }

  private static String signIn(String user, String password, String more) {
    return "{\"user\":\"%s\",\"password\":\"%s\"%s}".formatted(user, password, more);
  }

  private static String user(String name, String role) {
    return "{\"user\":\"%s\",\"password\":\"%s\",\"role\":\"%s\"}".formatted(name, ANNAS, role);
  }

  private static String code(HttpResponse<String> response) {
    return Door.body(response).path("code").textValue();
  }

  private HttpResponse<String> nobody(String method, String path, String body, String... headers) {
    return send(door.anonymous(path), method, body, headers);
  }

  private HttpResponse<String> as(JsonNode who, String method, String path) {
    return as(who, method, path, "");
  }

  private HttpResponse<String> as(JsonNode who, String method, String path, String body) {
    String bearer = "Bearer " + who.path("token").textValue();
    return send(door.anonymous(path).header("Authorization", bearer), method, body);
  }

  private HttpResponse<String> with(String cookie, String method, String path, String... headers) {
    return send(door.anonymous(path).header("Cookie", cookie), method, "", headers);
  }

  private HttpResponse<String> send(
      HttpRequest.Builder request, String method, String body, String... headers) {
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (body.isEmpty()) {
      return door.send(request.method(method, BodyPublishers.noBody()));
    }
    return door.send(
        request
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body)));
  }
}
