// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** JSON of who is signed in, in the form of the REST contract. */
final class MockAccess {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> ALL =
      List.of(
          "SEE",
          "CHARGE",
          "OUTPUTS",
          "DEVICES",
          "PLANT",
          "PEOPLE",
          "SETTINGS",
          "UPDATE",
          "SUPPORT",
          "OWN_ACCOUNT");

  private MockAccess() {}

  /** The owner's session: may do everything. */
  static ObjectNode owner() {
    return session("anna", "OWNER", ALL);
  }

  /** A session of a person who sees and doesn't act. */
  static ObjectNode user() {
    return session("luca", "USER", List.of("SEE", "OWN_ACCOUNT"));
  }

  private static ObjectNode session(String user, String role, List<String> permissions) {
    ObjectNode session = JSON.createObjectNode();
    session.put("user", user).put("role", role).put("expiresAt", "2026-12-24T18:00:00Z");
    session.set("permissions", JSON.valueToTree(permissions));
    return session.put("csrf", "mock-csrf-token");
  }
}
