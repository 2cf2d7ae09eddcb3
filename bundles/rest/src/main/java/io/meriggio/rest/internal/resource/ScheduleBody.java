// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meriggio.controller.StorageScheduleEntry;
import io.meriggio.rest.internal.http.Fields;
import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;

/**
 * The schedule of the storages as a person puts it in: enabled and of all days, unless it says so.
 */
final class ScheduleBody {
  private ScheduleBody() {}

  static List<StorageScheduleEntry> read(ObjectNode body) {
    Fields fields = Fields.of(body, "schedule");
    List<Fields> entries =
        fields.required(
            "schedule",
            fields.each(
                "schedule",
                "id",
                "enabled",
                "days",
                "from",
                "to",
                "action",
                "power",
                "untilSoc",
                "storage"));
    return entries.stream().map(ScheduleBody::entry).toList();
  }

  private static StorageScheduleEntry entry(Fields fields) {
    return new StorageScheduleEntry(
        fields.required("id", fields.text("id")),
        fields.flag("enabled").orElse(true),
        fields.words("days", DayOfWeek.class).orElse(EnumSet.allOf(DayOfWeek.class)),
        fields.required("from", fields.time("from")),
        fields.required("to", fields.time("to")),
        fields.required("action", fields.word("action", StorageScheduleEntry.Action.class)),
        fields.whole("power").orElse(0),
        fields.whole("untilSoc").map(OptionalInt::of).orElse(OptionalInt.empty()),
        fields.text("storage"));
  }
}
