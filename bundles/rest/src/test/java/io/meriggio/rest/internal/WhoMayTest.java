// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.controller.UserRole;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Who may ask what: every role, method and path of the door. The table is that of
 * commissioning-and-accounts; a route that is not in it fails this test: say there who may, from
 * the specification and not from the code.
 */
class WhoMayTest {

  /** Whoever reaches the door. */
  private static final String EVERYBODY =
      """
      GET /health
      GET /openapi.json
      GET /openapi.yaml
      POST /claim
      POST /sessions
      POST /invitations/accept
      POST /recovery/code
      POST /recovery
      """;

  /** "See the system (monitoring, history)", and what is one's own: all three roles. */
  private static final String OWNER_ADMINISTRATOR_USER =
      """
      GET /plant
      GET /plant/now
      GET /charge-points
      GET /charge-points/{id}
      GET /charge-points/{id}/strategy
      GET /charge-points/{id}/sessions
      GET /outputs
      GET /outputs/{n}
      GET /switchings
      GET /logics
      GET /logics/{id}
      GET /storages
      GET /storages/{id}
      GET /storage-schedule
      GET /storage-settings
      GET /export-limit
      GET /plant-power
      GET /ct-check
      GET /energy-flows
      GET /lines
      GET /lines/{id}
      GET /devices
      GET /devices/{id}
      GET /devices/{id}/points
      GET /packs
      GET /packs/{name}
      GET /events
      GET /history
      GET /history/points
      GET /alarms
      GET /alarms/{id}
      GET /families
      GET /metrics
      GET /sessions
      GET /sessions/current
      DELETE /sessions/current
      DELETE /sessions/{id}
      PATCH /users/{user}
      GET /tokens
      POST /tokens
      DELETE /tokens/{id}
      """;

  /** Contracted power, devices, strategies, logics: Owner and Administrator. */
  private static final String OWNER_ADMINISTRATOR =
      """
      PATCH /plant
      PUT /charge-points/{id}/strategy
      POST /charge-points/{id}/start
      POST /charge-points/{id}/stop
      PUT /outputs/{n}/override
      POST /outputs/{n}/self-test
      POST /logics
      POST /logics/activate-all
      PUT /logics/{id}
      DELETE /logics/{id}
      POST /logics/{id}/activate
      POST /logics/{id}/deactivate
      POST /storages/{id}/force
      POST /storages/{id}/release
      PUT /storage-schedule
      PATCH /storage-settings
      PUT /export-limit
      DELETE /export-limit
      PUT /plant-power
      DELETE /plant-power
      POST /ct-check
      POST /ct-check/confirm
      POST /ct-check/reversal
      POST /ct-check/cancel
      POST /lines
      PATCH /lines/{id}
      DELETE /lines/{id}
      POST /devices
      PATCH /devices/{id}
      DELETE /devices/{id}
      POST /devices/{id}/commands
      POST /packs
      DELETE /packs/{name}
      POST /packs/{name}/rollback
      GET /discovery
      POST /discovery
      GET /discovery/{id}
      DELETE /discovery/{id}
      POST /discovery/{id}/candidates/{number}
      POST /alarms/{id}/acknowledge
      GET /commissioning
      PUT /commissioning
      DELETE /commissioning
      POST /commissioning/apply
      GET /settings
      GET /settings/{name}
      PUT /settings/{name}
      POST /settings/{name}/test
      GET /settings/certificate
      PUT /settings/certificate
      DELETE /settings/certificate
      POST /restart
      GET /support-bundle
      GET /audit
      """;

  /** "Choose who is Administrator, add and remove accounts", and giving the gateway up. */
  private static final String OWNER =
      """
      GET /users
      POST /users
      DELETE /users/{user}
      GET /invitations
      POST /invitations
      DELETE /invitations/{id}
      POST /factory-reset/code
      POST /factory-reset
      GET /backup
      POST /backup
      """;

  private static final Set<UserRole> ALL = Set.of(UserRole.values());

  private final Door door = new Door();
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    door.close();
  }

  private static Map<String, Set<UserRole>> table() {
    Map<String, Set<UserRole>> table = new TreeMap<>();
    Map<String, Set<UserRole>> parts = new LinkedHashMap<>();
    parts.put(OWNER_ADMINISTRATOR_USER, ALL);
    parts.put(OWNER_ADMINISTRATOR, Set.of(UserRole.OWNER, UserRole.ADMINISTRATOR));
    parts.put(OWNER, Set.of(UserRole.OWNER));
    parts.forEach((routes, roles) -> routes.lines().forEach(route -> table.put(route, roles)));
    return table;
  }

  @Test
  void everyRouteIsInTheTable() {
    Set<String> known = new TreeSet<>(table().keySet());
    EVERYBODY.lines().forEach(known::add);
    Set<String> served = new TreeSet<>();
    door.router.routes().forEach(route -> served.add(route.method() + " " + route.path()));

    assertThat(served).as("routes; each must stand in the table of this test").isEqualTo(known);
  }

  @Test
  void everyRoleMayWhatTheTableSaysAndNothingElse() throws Exception {
    for (Map.Entry<String, Set<UserRole>> row : table().entrySet()) {
      for (UserRole role : UserRole.values()) {
        door.gateway.role = Optional.of(role);
        String answer = ask(row.getKey(), "Authorization", Door.AUTHORIZATION);
        String which = row.getKey() + " by " + role + ": " + answer;
        if (row.getValue().contains(role)) {
          assertThat(answer).as(which).doesNotStartWith("401").doesNotContain("NOT_ALLOWED");
        } else {
          assertThat(answer).as(which).startsWith("403").contains("\"code\":\"NOT_ALLOWED\"");
        }
      }
    }
  }

  @Test
  void whoIsNobodyIsNotSignedInWhateverTheyShow() throws Exception {
    for (String route : table().keySet()) {
      assertThat(ask(route)).as(route).startsWith("401").contains("\"code\":\"NOT_SIGNED_IN\"");
    }
    String[][] shown = {
      {"Authorization", "Bearer ms_unknown"},
      {"Authorization", "Bearer "},
      {"Authorization", "Basic " + FakeAccess.TOKEN},
      {"Authorization", FakeAccess.TOKEN},
      {"Cookie", "meriggio-session="},
      {"Cookie", "session=" + FakeAccess.TOKEN},
      {"X-CSRF-Token", FakeAccess.TOKEN},
    };
    for (String[] header : shown) {
      assertThat(ask("GET /plant", header)).as(String.join(": ", header)).startsWith("401");
    }
    assertThat(ask("GET /plant", "Authorization", "bearer  " + FakeAccess.TOKEN)).startsWith("200");
  }

  @Test
  void whatIsOpenAsksForNobody() throws Exception {
    for (String route : EVERYBODY.lines().toList()) {
      assertThat(ask(route)).as(route).doesNotContain("NOT_SIGNED_IN", "NOT_ALLOWED");
    }
  }

  @Test
  void aChangeWithTheCookieAloneIsRefused() throws Exception {
    door.gateway.role = Optional.of(UserRole.OWNER);
    String cookie = "meriggio-session=" + FakeAccess.TOKEN;
    for (String route : table().keySet()) {
      String answer = ask(route, "Cookie", cookie);
      if (route.startsWith("GET ")) {
        assertThat(answer).as(route).doesNotStartWith("401").doesNotContain("CSRF");
      } else {
        assertThat(answer).as(route).startsWith("403").contains("\"code\":\"CSRF\"");
        assertThat(ask(route, "Cookie", cookie, "X-CSRF-Token", "guessed"))
            .as(route)
            .contains("\"code\":\"CSRF\"");
      }
    }
  }

  @Test
  void nobodyGetsInWhileThereAreNoAccounts() throws Exception {
    door.gateway.accountsStarted = false;
    assertThat(ask("GET /plant", "Authorization", Door.AUTHORIZATION)).startsWith("503");
    assertThat(ask("GET /health")).startsWith("200");
  }

  /** The status and the first of the body: a stream has no end. */
  private String ask(String route, String... headers) throws IOException, InterruptedException {
    String[] parts = route.split(" ");
    String path = parts[1].replaceAll("\\{[a-z]+}", "1");
    HttpRequest.Builder request =
        door.anonymous(path)
            .method(
                parts[0],
                parts[0].equals("GET") || parts[0].equals("DELETE")
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString("{}"));
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (!parts[0].equals("GET")) {
      request.header("Content-Type", "application/json");
    }
    HttpResponse<InputStream> response = answered(route, request.build());
    try (var body = response.body()) {
      byte[] first =
          path.equals("/events") && response.statusCode() == 200
              ? new byte[0]
              : body.readNBytes(4000);
      return response.statusCode() + " " + new String(first, StandardCharsets.UTF_8);
    }
  }

  private HttpResponse<InputStream> answered(String route, HttpRequest request)
      throws IOException, InterruptedException {
    try {
      return client.send(request, BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new IOException(route + ": " + e.getMessage(), e);
    }
  }
}
