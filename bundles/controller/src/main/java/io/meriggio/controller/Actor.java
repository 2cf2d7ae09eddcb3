// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

import java.util.Optional;

/**
 * Who asks for something.
 *
 * @param role empty when nobody is signed in
 * @param name the account or the door, for the log
 */
public record Actor(Optional<UserRole> role, String name) {

  /** A person who is signed in. */
  public static Actor of(UserRole role, String name) {
    return new Actor(Optional.of(role), name);
  }

  /** Nobody. */
  public static Actor anonymous() {
    return new Actor(Optional.empty(), "");
  }
}
