// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.meriggio.access.ApiToken;
import io.meriggio.access.Permission;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * An API token.
 *
 * @param token the secret, only in the answer that makes it
 * @param expiresAt null when it ends only by being revoked
 */
public record TokenForm(
    String id,
    String name,
    @JsonInclude(JsonInclude.Include.NON_NULL) String token,
    List<Permission> permissions,
    String since,
    String expiresAt) {

  /** The token with its times in the plant's zone. */
  public static TokenForm of(ApiToken token, Optional<String> secret, ZoneId zone) {
    return new TokenForm(
        token.id(),
        token.name(),
        secret.orElse(null),
        token.permissions().stream().sorted().toList(),
        Words.time(token.since(), zone),
        token.expiresAt().map(end -> Words.time(end, zone)).orElse(null));
  }
}
