// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access.internal;

import io.meriggio.access.Permission;
import io.meriggio.access.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What stands in the gateway's memory, a document each, without any secret in plain. */
final class Kept {
  private Kept() {}

  /**
   * An account, under its name in small letters.
   *
   * @param password its hash, as bcrypt writes it
   */
  record Person(String user, Role role, String password, Instant since) {

    Person withRole(Role other) {
      return new Person(user, other, password, since);
    }

    Person withPassword(String hash) {
      return new Person(user, role, hash, since);
    }
  }

  /**
   * A session, under the hash of its token.
   *
   * @param account the key of the account
   * @param lastUsed to an hour
   */
  record Visit(String id, String account, Instant since, Instant lastUsed, String address) {

    Visit usedAt(Instant instant) {
      return new Visit(id, account, since, instant, address);
    }
  }

  /**
   * An invitation, under its id.
   *
   * @param code its hash
   */
  record Invited(Role role, String code, Instant since, Instant expiresAt) {}

  /**
   * An API token, under its hash.
   *
   * @param account the key of the account
   */
  record Program(
      String id,
      String name,
      String account,
      Set<Permission> permissions,
      Instant since,
      Optional<Instant> expiresAt) {}

  /**
   * The gateway itself.
   *
   * @param claimCode in plain, while nobody owns it
   * @param begun since when this owner's time runs: what the audit log knows from before is not the
   *     next owner's
   */
  record Ownership(Optional<String> claimCode, Instant begun) {}
}
