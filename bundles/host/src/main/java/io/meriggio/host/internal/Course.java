// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import io.meriggio.device.Found;
import io.meriggio.device.Link;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a scan goes through: one stop after the other, each with some addresses. */
@FunctionalInterface
interface Course {

  /** Goes through it; returns early when the scan is cancelled. */
  void follow(Steps steps);

  /**
   * A line on which addresses are to be asked.
   *
   * @param place where it leads, for people
   * @param line the configured line; empty for one that is open for the scan only
   * @param newLine the configuration that it would need
   * @param link the way to its units
   * @param units the addresses to ask
   */
  record Stop(
      String place,
      Optional<OpenLine> line,
      Map<String, Object> newLine,
      Link link,
      List<Integer> units) {}

  /** What a course tells the scan. */
  interface Steps {

    boolean cancelled();

    /** So many addresses more are to be asked. */
    void expect(int addresses);

    /** So many addresses need not be asked, or have been. */
    void passed(int addresses);

    /**
     * Asks every driver about every address of a stop.
     *
     * @return whether something answered
     */
    boolean visit(Stop stop);

    /** Something is there that is no device. */
    void saw(Found found);
  }
}
