// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host;

import io.meriggio.device.AddressRange;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Looks for devices on a configured line: an OSGi service of the host. It asks every installed
 * driver about every address, with reads only, behind everything else on the line, and one address
 * after the other; an address where nothing answers costs the line a few time-outs.
 *
 * <p>Threads: all methods may be called from any thread; none waits for the line.
 */
@ProviderType
public interface Discovery {

  /**
   * Starts a scan.
   *
   * @param line the id of a configured line
   * @param range the addresses to ask
   * @return the scan at its beginning; when one runs on the line already, that one
   * @throws UnknownLine when there is no such line, or it can't be opened
   */
  Scan start(String line, AddressRange range) throws UnknownLine;

  /** A scan as it is now; the last sixteen are remembered. */
  Optional<Scan> scan(String id);

  /** All remembered scans, the newest first. */
  List<Scan> scans();

  /**
   * Ends a scan after the question in hand; what it has found stays.
   *
   * @return whether there is such a scan
   */
  boolean cancel(String id);

  /** There is no such line, or it can't be opened. The message names the lines that there are. */
  final class UnknownLine extends Exception {
    private static final long serialVersionUID = 1L;

    public UnknownLine(String message) {
      super(message);
    }
  }
}
