// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import io.meriggio.device.Reading;
import io.meriggio.device.Snapshot;
import java.time.ZoneId;
import java.util.List;

/** A point of a device with its reading; unknown is null with its reason. */
public record PointForm(
    String id,
    Object value,
    String unit,
    String quality,
    String reason,
    String at,
    boolean writable) {

  static PointForm of(Reading reading, ZoneId zone) {
    return new PointForm(
        reading.point().id(),
        reading.value().map(Words::value).orElse(null),
        reading.point().unit().symbol(),
        reading.quality().name(),
        Words.reason(reading.reason()),
        Words.time(reading.at(), zone),
        reading.point().command().isPresent());
  }

  /** All points of a device, in its order. */
  public static List<PointForm> of(Snapshot snapshot, ZoneId zone) {
    return snapshot.all().stream().map(reading -> of(reading, zone)).toList();
  }
}
