// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access;

import org.osgi.annotation.versioning.ProviderType;

/**
 * What only somebody who stands at the machine may do: a one-time code appears on its console and
 * in its log, never in an answer, and serves once and for 15 minutes.
 */
@ProviderType
public interface Presence {

  /**
   * Shows a code for a new password on the machine. Tells nobody whether there is such an account.
   *
   * @throws AccessRefused TOO_MANY_TRIES
   */
  void askRecovery(String user, Caller caller) throws AccessRefused;

  /**
   * Gives an account a new password and ends its sessions and API tokens.
   *
   * @throws AccessRefused WRONG_CODE, TOO_MANY_TRIES, BAD_PASSWORD, NOT_KEPT
   */
  void recover(Credentials account, String code, Caller caller) throws AccessRefused;

  /**
   * Shows a code for a factory reset on the machine.
   *
   * @throws AccessRefused NOT_ALLOWED, TOO_MANY_TRIES
   */
  void askFactoryReset(Identity by) throws AccessRefused;

  /**
   * Gives the gateway up: no account is left, a new claim code is shown, and every {@link
   * FactoryResetListener} erases its part.
   *
   * @throws AccessRefused NOT_ALLOWED, WRONG_CODE, TOO_MANY_TRIES, NOT_KEPT
   */
  void factoryReset(String code, Identity by) throws AccessRefused;
}
