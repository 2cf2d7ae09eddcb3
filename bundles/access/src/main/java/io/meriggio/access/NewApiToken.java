// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access;

/**
 * An API token that has just been made.
 *
 * @param token what others may see of it
 * @param secret told this once
 */
public record NewApiToken(ApiToken token, String secret) {

  /** Without the secret. */
  @Override
  public String toString() {
    return "NewApiToken[" + token + "]";
  }
}
