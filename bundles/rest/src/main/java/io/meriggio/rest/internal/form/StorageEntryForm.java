// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import io.meriggio.controller.StorageScheduleEntry;
import io.meriggio.controller.StorageScheduleEntry.Action;
import java.time.DayOfWeek;
import java.util.List;

/**
 * A window of the week of the storages' schedule.
 *
 * @param power W, null where nothing is ordered (HOLD)
 * @param untilSoc %, null: full, or the reserve
 * @param storage the device, null: all
 */
public record StorageEntryForm(
    String id,
    boolean enabled,
    List<String> days,
    String from,
    String to,
    String action,
    Integer power,
    Integer untilSoc,
    String storage) {

  public static StorageEntryForm of(StorageScheduleEntry entry) {
    return new StorageEntryForm(
        entry.id(),
        entry.enabled(),
        entry.days().stream().sorted().map(DayOfWeek::name).toList(),
        Words.timeOfDay(entry.from()),
        Words.timeOfDay(entry.to()),
        entry.action().name(),
        entry.action() == Action.HOLD ? null : entry.watts(),
        entry.untilSoc().isPresent() ? entry.untilSoc().getAsInt() : null,
        entry.storage().orElse(null));
  }
}
