// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import java.time.Instant;
import java.util.List;

/**
 * A search for devices, as it is now.
 *
 * @param id unique in this process
 * @param search what it looks through
 * @param state how far it is
 * @param asked addresses that have been asked
 * @param toAsk addresses to ask, as far as known: it may grow while hosts and sticks answer
 * @param found what was found so far, in the order of finding, the likeliest of an address first
 * @param detail why it ended early, or empty
 * @param startedAt when it was started
 */
public record Scan(
    String id,
    Search search,
    State state,
    int asked,
    int toAsk,
    List<Found> found,
    Text detail,
    Instant startedAt) {

  public Scan {
    found = List.copyOf(found);
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
