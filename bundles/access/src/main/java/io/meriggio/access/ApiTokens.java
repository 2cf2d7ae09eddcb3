// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * API tokens: secrets for programs, each for some permissions only. A token never may more than the
 * account that made it may at the time of use, and ends with it.
 */
@ProviderType
public interface ApiTokens {

  /** The most tokens of one account. */
  int MOST = 20;

  /** One's own, the newest first. */
  List<ApiToken> own(Identity by);

  /**
   * Makes one. Only a person who is signed in can: no token makes a token.
   *
   * @param name for people, 1 to 60 characters
   * @param permissions at least one, none that the maker has not
   * @param expiresAt in the future; without one it ends when it is revoked
   * @throws AccessRefused NOT_ALLOWED, BAD_NAME, BAD_PERMISSIONS, BAD_TIME, TOO_MANY, NOT_KEPT
   */
  NewApiToken make(
      String name, Set<Permission> permissions, Optional<Instant> expiresAt, Identity by)
      throws AccessRefused;

  /**
   * Revokes one of one's own.
   *
   * @throws AccessRefused NO_SUCH_TOKEN, NOT_KEPT
   */
  void revoke(String id, Identity by) throws AccessRefused;
}
