// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Invitations: whoever has the code makes an account of their own, with a password that nobody else
 * knows. An invitation serves once and for seven days.
 */
@ProviderType
public interface Invitations {

  /** The most open invitations of a gateway. */
  int MOST = 20;

  /**
   * The open ones, the newest first.
   *
   * @throws AccessRefused NOT_ALLOWED
   */
  List<Invitation> open(Identity by) throws AccessRefused;

  /**
   * Invites somebody.
   *
   * @param role Administrator or User
   * @throws AccessRefused NOT_ALLOWED, BAD_ROLE, TOO_MANY, NOT_KEPT
   */
  NewInvitation invite(Role role, Identity by) throws AccessRefused;

  /**
   * Takes an invitation back.
   *
   * @throws AccessRefused NOT_ALLOWED, NO_SUCH_INVITATION, NOT_KEPT
   */
  void withdraw(String id, Identity by) throws AccessRefused;

  /**
   * Makes the invited account and signs it in.
   *
   * @throws AccessRefused WRONG_CODE, TOO_MANY_TRIES, USER_EXISTS, BAD_NAME, BAD_PASSWORD,
   *     TOO_MANY, NOT_KEPT
   */
  SignedIn accept(String code, Credentials account, Caller caller) throws AccessRefused;
}
