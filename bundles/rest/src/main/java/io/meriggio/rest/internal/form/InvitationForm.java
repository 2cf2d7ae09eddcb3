// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.meriggio.access.Invitation;
import java.time.ZoneId;
import java.util.Optional;

/**
 * An invitation.
 *
 * @param code the secret, only in the answer that makes it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InvitationForm(String id, String code, String role, String since, String expiresAt) {

  /** The invitation with its times in the plant's zone. */
  public static InvitationForm of(Invitation invitation, Optional<String> code, ZoneId zone) {
    return new InvitationForm(
        invitation.id(),
        code.orElse(null),
        invitation.role().name(),
        Words.time(invitation.since(), zone),
        Words.time(invitation.expiresAt(), zone));
  }
}
