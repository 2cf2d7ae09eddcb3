// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.http;

import io.meriggio.access.Permission;
import java.util.Optional;

/**
 * What somebody must be to ask for a route.
 *
 * @param signedIn whether they must be known at all
 * @param permission what they must be allowed besides
 */
public record Need(boolean signedIn, Optional<Permission> permission) {
  /** Nothing: whoever reaches the door. */
  public static final Need OPEN = new Need(false, Optional.empty());

  /** Somebody whom the gateway knows, whatever they may do. */
  public static final Need SIGNED_IN = new Need(true, Optional.empty());

  /** Somebody who may do this. */
  public static Need of(Permission permission) {
    return new Need(true, Optional.of(permission));
  }
}
