// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access;

import java.time.Instant;

/**
 * A session that has just begun.
 *
 * @param token its secret, told this once: {@link Access#identify} knows it again
 * @param identity who it is
 * @param expiresAt when it ends, if it is used until then
 */
public record SignedIn(String token, Identity identity, Instant expiresAt) {

  /** Without the secret. */
  @Override
  public String toString() {
    return "SignedIn[identity=" + identity + ", expiresAt=" + expiresAt + "]";
  }
}
