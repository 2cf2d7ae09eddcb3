// SPDX-License-Identifier: Apache-2.0
package io.meriggio.field;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * How the machine below the gateway is, and what can be done to the gateway as a whole.
 *
 * <p>Threads: may be called from any thread.
 */
@ProviderType
public interface Upkeep {

  /** The id of the OSGi condition that is there unless the gateway runs in safe mode. */
  String CONTROL_CONDITION = "io.meriggio.control";

  /** Why only the doors run; empty when all runs. */
  Optional<SafeMode> safeMode();

  /** What is to be told now; empty when all is well. */
  List<Notice> notices();

  /**
   * Stops the gateway in order, outputs open, and starts it again; it also leaves the safe mode.
   * Returns at once; the stop begins half a second later, so that an answer gets through.
   *
   * @param by who wants it, for the log
   */
  void restart(String by);

  /**
   * Marks the data directory to be erased at the next start, all but the serial number. Whoever
   * calls has made sure that it is wanted, and restarts.
   *
   * @param by who wants it, for the log
   * @throws IOException when the mark can't be written; nothing will be erased
   */
  void eraseAtNextStart(String by) throws IOException;
}
