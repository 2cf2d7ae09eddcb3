// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An API token, without its secret.
 *
 * @param id no secret
 * @param name for people
 * @param user who made it
 * @param permissions what it was made for
 * @param since when it was made
 * @param expiresAt when it ends by itself, if it does
 */
public record ApiToken(
    String id,
    String name,
    String user,
    Set<Permission> permissions,
    Instant since,
    Optional<Instant> expiresAt) {}
