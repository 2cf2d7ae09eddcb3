// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.contacts;

import io.meriggio.controller.Logic;
import io.meriggio.controller.OverrideMode;
import io.meriggio.controller.SgReady;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What of the contacts outlives a restart. Outputs and timers do not: every output starts open.
 *
 * @param logics by id
 * @param pairs by id
 * @param suspended the ids of logics that another took the place of
 * @param outputs one for each that was ever used
 * @param days what the logics with a daily limit have used of it
 */
public record ContactsState(
    List<Logic> logics,
    List<SgReady> pairs,
    Set<String> suspended,
    List<StoredOutput> outputs,
    List<DayUse> days) {

  /**
   * An output's share.
   *
   * @param number 1…4
   * @param mode who decides
   * @param user who said so; empty for AUTO
   * @param remaining until the logics decide again; empty: until a person says so
   * @param switchings so far
   * @param closedTime so far
   */
  public record StoredOutput(
      int number,
      OverrideMode mode,
      String user,
      Optional<Duration> remaining,
      long switchings,
      Duration closedTime) {}

  /**
   * A logic's use of its day.
   *
   * @param logic its id
   * @param day which local day
   * @param closings how often it closed
   * @param closedTime how long
   */
  public record DayUse(String logic, LocalDate day, int closings, Duration closedTime) {}

  public ContactsState {
    logics = List.copyOf(logics);
    pairs = List.copyOf(pairs);
    suspended = Set.copyOf(suspended);
    outputs = List.copyOf(outputs);
    days = List.copyOf(days);
  }

  /** Nothing yet. */
  public static ContactsState empty() {
    return of(List.of());
  }

  /** Logics alone. */
  public static ContactsState of(List<Logic> logics) {
    return new ContactsState(logics, List.of(), Set.of(), List.of(), List.of());
  }
}
