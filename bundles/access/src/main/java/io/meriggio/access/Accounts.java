// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The accounts of this gateway. A change of password or role, and removal, end all its sessions.
 */
@ProviderType
public interface Accounts {

  /** The most accounts of a gateway. */
  int MOST = 50;

  /**
   * All, the Owner first, then by name.
   *
   * @throws AccessRefused NOT_ALLOWED
   */
  List<Account> all(Identity by) throws AccessRefused;

  /**
   * Adds one.
   *
   * @param role Administrator or User
   * @throws AccessRefused NOT_ALLOWED, USER_EXISTS, BAD_NAME, BAD_PASSWORD, BAD_ROLE, TOO_MANY,
   *     NOT_KEPT
   */
  Account add(Credentials credentials, Role role, Identity by) throws AccessRefused;

  /**
   * Makes somebody Administrator or User.
   *
   * @throws AccessRefused NOT_ALLOWED, NO_SUCH_USER, BAD_ROLE, OWNER_STAYS, NOT_KEPT
   */
  Account changeRole(String user, Role role, Identity by) throws AccessRefused;

  /**
   * Gives somebody else a new password.
   *
   * @throws AccessRefused NOT_ALLOWED, NO_SUCH_USER, BAD_PASSWORD, NOT_KEPT
   */
  Account setPassword(String user, String password, Identity by) throws AccessRefused;

  /**
   * Changes the own password.
   *
   * @param current the one so far
   * @throws AccessRefused NOT_ALLOWED, WRONG_CREDENTIALS, TOO_MANY_TRIES, BAD_PASSWORD, NOT_KEPT
   */
  Account changeOwnPassword(String current, String password, Identity by) throws AccessRefused;

  /**
   * Removes an account with its sessions and API tokens.
   *
   * @throws AccessRefused NOT_ALLOWED, NO_SUCH_USER, OWNER_STAYS, NOT_KEPT
   */
  void remove(String user, Identity by) throws AccessRefused;
}
