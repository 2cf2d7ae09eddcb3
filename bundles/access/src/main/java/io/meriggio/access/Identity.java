// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks, after the secret of a session or an API token has been looked at. It holds for the one
 * request: rights that change, or a session that is revoked, show at the next.
 *
 * @param user the name of the account
 * @param role of the account
 * @param permissions what this session or token may do: those of the role, for a token at most
 *     those it was made for
 * @param kind by what
 * @param id of the session or token: no secret
 * @param expiresAt when it ends by itself; an API token may have no end
 * @param caller from where
 */
public record Identity(
    String user,
    Role role,
    Set<Permission> permissions,
    Kind kind,
    String id,
    Optional<Instant> expiresAt,
    Caller caller) {

  /** By what somebody is known. */
  public enum Kind {
    /** A person who has signed in. */
    SESSION,
    /** A program with an API token. */
    TOKEN
  }

  /** Copies the permissions, in the order of the enumeration. */
  public Identity {
    Set<Permission> own = EnumSet.noneOf(Permission.class);
    own.addAll(permissions);
    permissions = Collections.unmodifiableSet(own);
  }

  /** Whether this session or token may do this. */
  public boolean may(Permission permission) {
    return permissions.contains(permission);
  }
}
