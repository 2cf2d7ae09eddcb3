// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Looks for devices: an OSGi service of the host. It asks every installed driver about every
 * address, with reads only, behind everything else on a line, and one address after the other; an
 * address where nothing answers costs a line a few time-outs.
 *
 * <p>Threads: all methods may be called from any thread; none waits for a line.
 */
@ProviderType
public interface Discovery {

  /**
   * Starts a scan.
   *
   * @return the scan at its beginning; when the same search runs already, that one
   * @throws Refused when it can't be done, or another scan runs there
   */
  Scan start(Search search) throws Refused;

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

  /** A search that is not started. The message says what was found and what is allowed. */
  final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final String found;
    private final transient Text allowed;

    /** Why. */
    public enum Code {
      /** There is no such line, or it can't be opened; allowed are the lines that there are. */
      UNKNOWN_LINE,
      /** Only private networks are looked through, and at most 256 addresses at a time. */
      NOT_A_PRIVATE_NETWORK,
      /** Another scan runs; allowed is to wait for it or to cancel it: its id. */
      BUSY
    }

    /** With what is allowed in one language. */
    public Refused(Code code, String found, String allowed) {
      this(code, found, Text.plain(allowed));
    }

    /**
     * With what is allowed in every language of the gateway; the message is in English.
     *
     * @param found the line, the network or the scan that was found, for people
     */
    public Refused(Code code, String found, Text allowed) {
      super(code + ": found " + found + ", allowed: " + allowed);
      this.code = code;
      this.found = found;
      this.allowed = allowed;
    }

    public Code code() {
      return code;
    }

    /** What was found, for people. */
    public String found() {
      return found;
    }

    /** What is allowed instead, for people. */
    public Text allowed() {
      return allowed;
    }
  }
}
