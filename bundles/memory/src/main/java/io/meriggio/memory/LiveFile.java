// SPDX-License-Identifier: Apache-2.0
package io.meriggio.memory;

import java.io.IOException;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A file that changes while the gateway runs, so that it can't be copied as it lies: a database
 * with its log. Whoever owns it registers this as a service (whiteboard); back-ups ask for copies.
 *
 * <p>Threads: any; a call may take as long as the file is large.
 */
@ConsumerType
public interface LiveFile {

  /** Where it lies. Files beside it whose names begin with its own and a hyphen belong to it. */
  Path path();

  /**
   * Writes what the file holds at one moment.
   *
   * @param target a file that isn't there yet, on any disk
   * @throws IOException when the file can't be read or there is no room for the copy
   */
  void copyTo(Path target) throws IOException;
}
