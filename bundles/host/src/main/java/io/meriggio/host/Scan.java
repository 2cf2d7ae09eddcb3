// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host;

import io.meriggio.device.AddressRange;
import io.meriggio.device.Candidate;
import java.time.Instant;
import java.util.List;

/**
 * A search for devices, as it is now.
 *
 * @param id unique in this process
 * @param line the id of the line
 * @param range the addresses that it asks
 * @param state how far it is
 * @param asked addresses that all drivers have been asked about, 0 to the size of the range
 * @param candidates what was found so far, by address, then the likeliest first
 * @param detail why it ended early, or empty
 * @param startedAt when it was started
 */
public record Scan(
    String id,
    String line,
    AddressRange range,
    State state,
    int asked,
    List<Candidate> candidates,
    String detail,
    Instant startedAt) {

  public Scan {
    candidates = List.copyOf(candidates);
  }

  /** How far a scan is. */
  public enum State {
    RUNNING,
    /** All addresses have been asked. */
    DONE,
    /** Ended before its time; what was found stays. */
    CANCELLED
  }
}
