// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.http;

import io.meriggio.access.Identity;
import java.util.function.BooleanSupplier;

/**
 * Somebody who has been let in.
 *
 * @param who it is
 * @param stillIn whether they would be let in now: sessions are revoked, rights change
 */
public record Admission(Identity who, BooleanSupplier stillIn) {

  /** Whether they would be let in now. */
  public boolean isStillIn() {
    return stillIn.getAsBoolean();
  }
}
