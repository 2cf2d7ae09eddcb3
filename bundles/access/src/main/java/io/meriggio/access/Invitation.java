// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access;

import java.time.Instant;

/**
 * An open invitation.
 *
 * @param id no secret
 * @param role what the new account will be
 * @param since when it was made
 * @param expiresAt when it ends by itself
 */
public record Invitation(String id, Role role, Instant since, Instant expiresAt) {}
