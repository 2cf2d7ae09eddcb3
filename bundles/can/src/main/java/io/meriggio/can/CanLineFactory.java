// SPDX-License-Identifier: Apache-2.0
package io.meriggio.can;

import org.osgi.annotation.versioning.ProviderType;

/** Makes CAN lines: an OSGi service of the bundle {@code can}. */
@ProviderType
public interface CanLineFactory {

  /**
   * Makes a line and begins to listen. Never fails: a bus that can't be opened shows in {@link
   * CanLine#figures()} and is tried again.
   *
   * @param id the line's id, for messages and thread names
   */
  CanLine create(String id, CanLineSettings settings);
}
