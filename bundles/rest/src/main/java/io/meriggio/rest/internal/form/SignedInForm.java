// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.meriggio.access.Identity;
import io.meriggio.access.Permission;
import io.meriggio.access.SignedIn;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * Who is signed in, and what they may do.
 *
 * @param token the secret, only in the answer that begins a session without a cookie
 * @param expiresAt null for an API token without an end
 * @param csrf for the header of what the page changes, only with a cookie
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SignedInForm(
    String token,
    String user,
    String role,
    Set<Permission> permissions,
    String expiresAt,
    String csrf) {

  /** A session that has just begun, with its secret. */
  public static SignedInForm withToken(SignedIn begun, ZoneId zone) {
    SignedInForm form = of(begun.identity(), Optional.empty(), zone);
    return new SignedInForm(
        begun.token(), form.user, form.role, form.permissions, form.expiresAt, null);
  }

  /** Who it is. */
  public static SignedInForm of(Identity who, Optional<String> csrf, ZoneId zone) {
    return new SignedInForm(
        null,
        who.user(),
        who.role().name(),
        who.permissions(),
        who.expiresAt().map(end -> Words.time(end, zone)).orElse(null),
        csrf.orElse(null));
  }
}
