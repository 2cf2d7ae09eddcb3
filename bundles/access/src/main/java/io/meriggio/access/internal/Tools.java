// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access.internal;

import io.meriggio.access.AccessRefused;
import io.meriggio.access.Identity;
import io.meriggio.access.Permission;
import io.meriggio.access.Role;
import java.time.Clock;

/** What every part of the accounts works with. */
record Tools(
    Ledger ledger, Secrets secrets, Passwords passwords, Tries tries, AuditLog audit, Clock clock) {

  /**
   * Refuses who may not.
   *
   * @throws AccessRefused NOT_ALLOWED
   */
  static void require(Identity by, Permission permission) throws AccessRefused {
    if (!by.may(permission)) {
      throw Refused.of(AccessRefused.Code.NOT_ALLOWED);
    }
  }

  /**
   * Refuses a second owner.
   *
   * @throws AccessRefused BAD_ROLE
   */
  static void requireGivable(Role role) throws AccessRefused {
    if (role == Role.OWNER) {
      throw Refused.of(AccessRefused.Code.BAD_ROLE, "BAD_ROLE", role);
    }
  }
}
