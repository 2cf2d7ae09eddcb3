// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access;

import java.time.Instant;

/**
 * Somebody who is signed in.
 *
 * @param id no secret
 * @param user whose it is
 * @param since when it began
 * @param lastUsed to an hour
 * @param expiresAt when it ends by itself if it is not used
 * @param address from where it began
 */
public record Session(
    String id, String user, Instant since, Instant lastUsed, Instant expiresAt, String address) {}
