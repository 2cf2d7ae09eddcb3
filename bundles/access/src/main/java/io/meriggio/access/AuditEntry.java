// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access;

import java.time.Instant;

/**
 * One line of the audit log.
 *
 * @param id grows
 * @param at when
 * @param user who; empty when nobody was known
 * @param what of which kind
 * @param detail of what or whom, without secrets
 * @param address from where
 */
public record AuditEntry(
    long id, Instant at, String user, Kind what, String detail, String address) {

  /** Of which kind. */
  public enum Kind {
    CLAIMED,
    CLAIM_REFUSED,
    SIGNED_IN,
    SIGN_IN_REFUSED,
    SIGNED_OUT,
    ACCOUNT_ADDED,
    ACCOUNT_REMOVED,
    ROLE_CHANGED,
    PASSWORD_CHANGED,
    INVITED,
    INVITATION_WITHDRAWN,
    INVITATION_REFUSED,
    TOKEN_MADE,
    TOKEN_REVOKED,
    RECOVERY_ASKED,
    RECOVERED,
    RECOVERY_REFUSED,
    FACTORY_RESET_ASKED,
    FACTORY_RESET_REFUSED,
    FACTORY_RESET,
    /** Something else was done at a door. */
    DONE
  }
}
