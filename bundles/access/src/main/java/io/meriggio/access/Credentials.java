// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access;

/**
 * A name and a password, as somebody gives them.
 *
 * @param user the name of the account
 * @param password never kept, never shown
 */
public record Credentials(String user, String password) {

  /** Without the password. */
  @Override
  public String toString() {
    return "Credentials[user=" + user + "]";
  }
}
