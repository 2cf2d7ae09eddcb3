// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access;

/**
 * An invitation that has just been made.
 *
 * @param invitation what others may see of it
 * @param code the secret, told this once
 */
public record NewInvitation(Invitation invitation, String code) {

  /** Without the secret. */
  @Override
  public String toString() {
    return "NewInvitation[" + invitation + "]";
  }
}
