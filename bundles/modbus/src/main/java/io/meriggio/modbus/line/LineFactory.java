// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.line;

import org.osgi.annotation.versioning.ProviderType;

/** Makes lines: an OSGi service of the bundle {@code modbus}. */
@ProviderType
public interface LineFactory {

  /**
   * Makes a line. Does no I/O and never fails: a path that can't be opened shows in {@link
   * Line#figures()} and in each request.
   *
   * @param id the line's id, for messages and thread names
   */
  Line create(String id, LineSettings settings);
}
