// SPDX-License-Identifier: Apache-2.0
package io.meriggio.memory.file;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Opens database files, an OSGi service of the memory.
 *
 * <p>Threads: any.
 */
@ProviderType
public interface DatabaseFiles {

  /**
   * Opens a file, or makes one with its folder. What is in it is not read through: that would take
   * minutes for a large one; damage shows when it is met.
   *
   * @throws FileException when it can't be used: then it is as it was
   */
  DatabaseFile open(Path file, FileFormat format) throws FileException;

  /**
   * Renames a file that isn't open, with its log, so that a new one can be made. The youngest three
   * of such are kept.
   *
   * @param clock for the new name
   * @return the new name
   * @throws IOException when the folder can't be written
   */
  Path setAside(Path file, Clock clock) throws IOException;
}
