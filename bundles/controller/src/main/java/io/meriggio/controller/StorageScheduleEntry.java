// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A window of the week in which storages are charged, discharged or held. Of entries that overlap,
 * the first of the list counts.
 *
 * @param id lower-case letters, digits and {@code -}, unique in the schedule
 * @param enabled whether it counts
 * @param days the days on which the window begins
 * @param from local wall time at which it begins
 * @param to local wall time at which it ends; before {@code from} = on the next day, the same = a
 *     whole day
 * @param action what is done
 * @param watts the power of all its storages together, more than 0; of no meaning for HOLD
 * @param untilSoc % at which charging or discharging ends and the storage is held, 0…100; empty =
 *     full, or the reserve
 * @param storage the device; empty = all, by their room and state of charge
 */
public record StorageScheduleEntry(
    String id,
    boolean enabled,
    Set<DayOfWeek> days,
    LocalTime from,
    LocalTime to,
    Action action,
    int watts,
    OptionalInt untilSoc,
    Optional<String> storage) {

  /** What an entry does. */
  public enum Action {
    CHARGE,
    DISCHARGE,
    /** No discharge; surplus may charge. */
    HOLD
  }

  public StorageScheduleEntry {
    days = Set.copyOf(days);
  }
}
