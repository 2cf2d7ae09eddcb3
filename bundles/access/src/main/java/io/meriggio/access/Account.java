// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access;

import java.time.Instant;

/**
 * An account.
 *
 * @param user its name, as it was written when it was made
 * @param role what it is
 * @param since when it was made
 */
public record Account(String user, Role role, Instant since) {}
