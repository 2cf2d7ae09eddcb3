// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.storage;

import io.meriggio.controller.StorageScheduleEntry;
import io.meriggio.controller.StorageSettings;
import io.meriggio.controller.internal.cycle.Sample;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What storage control decides from.
 *
 * @param storages by id; one that is offline has old samples, one that is removed is not there
 * @param grid exchange, W, feed-in +
 * @param charger power of the charge points, W; 0 and new where there are none
 * @param contractedPower W; empty = unknown, then nothing is kept to it
 * @param exportLimit W that may be fed in; empty = no limit
 * @param settings how to steer
 * @param schedule in the order in which entries count
 * @param zone whose wall time the schedule is in
 */
public record StorageInputs(
    List<StorageImage> storages,
    Optional<Sample> grid,
    Optional<Sample> charger,
    Optional<Integer> contractedPower,
    Optional<Integer> exportLimit,
    StorageSettings settings,
    List<StorageScheduleEntry> schedule,
    ZoneId zone) {

  public StorageInputs {
    storages = List.copyOf(storages);
    schedule = List.copyOf(schedule);
  }
}
