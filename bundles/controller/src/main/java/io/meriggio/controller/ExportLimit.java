// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

import java.util.OptionalInt;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Limits what the plant feeds into the grid, an OSGi service of the controller.
 *
 * <p>Threads: all methods may be called from any thread; none waits for a device.
 */
@ProviderType
public interface ExportLimit {

  /** What is in force now. */
  ExportLimitStatus status();

  /**
   * Sets or takes away the limit.
   *
   * @param watts at the connection point, 0…100 000 000; 0 = nothing is fed in; empty = no limit
   * @return refused without a sign-in (401), for the role USER (403) or a bad power (422)
   */
  Outcome limit(Actor actor, OptionalInt watts);
}
