// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The way in: claiming the gateway, signing in, and who stands behind a request.
 *
 * <p>Whoever has nobody's secret is nobody: there is no default account and no default password. A
 * gateway without an owner lets nobody in but who claims it, with its serial number and the
 * one-time code that it shows on its own console.
 */
@ProviderType
public interface Access {

  /** Whether somebody owns this gateway. */
  boolean isClaimed();

  /**
   * The one-time code with which the gateway can be claimed, {@code XXXX-XXXX}, while nobody owns
   * it. For the console and the log of the machine only, never for a door.
   */
  Optional<String> claimCode();

  /**
   * Makes the first account, which is the Owner, and signs it in. There is never a second.
   *
   * @param serialNumber as on the label; a gateway that was told none asks for the code alone
   * @param claimCode as the console shows it; hyphens, blanks and case do not matter
   * @throws AccessRefused ALREADY_OWNED, WRONG_CODE, TOO_MANY_TRIES, BAD_NAME, BAD_PASSWORD,
   *     NOT_KEPT
   */
  SignedIn claim(String serialNumber, String claimCode, Credentials account, Caller caller)
      throws AccessRefused;

  /**
   * Signs an account in.
   *
   * @throws AccessRefused WRONG_CREDENTIALS, TOO_MANY_TRIES, NOT_KEPT
   */
  SignedIn signIn(Credentials credentials, Caller caller) throws AccessRefused;

  /**
   * Who holds this secret of a session or an API token; nobody when it is unknown, expired or
   * revoked. Fast enough for every request.
   */
  Optional<Identity> identify(String token, Caller caller);

  /** The people. */
  Accounts accounts();

  /** Who is signed in. */
  Sessions sessions();

  /** Who is invited. */
  Invitations invitations();

  /** What programs use. */
  ApiTokens tokens();

  /** What needs somebody who stands at the machine. */
  Presence presence();

  /** Who has done what. */
  Audit audit();
}
