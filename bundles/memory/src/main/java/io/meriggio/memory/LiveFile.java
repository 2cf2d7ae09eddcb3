// SPDX-License-Identifier: Apache-2.0
package io.meriggio.memory;

import io.meriggio.device.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
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

  /**
   * Looks whether a copy, of a back-up for example, could take the place of the file.
   *
   * @param copy a file that nobody else uses; it may be written to
   * @return what is wrong with it, as the end of a sentence; empty when nothing is known to be
   */
  default Optional<Text> fault(Path copy) {
    return Optional.empty();
  }
}
