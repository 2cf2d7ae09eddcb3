// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import io.meriggio.history.RecordedPoint;
import java.time.ZoneId;

/** A point that has a history. */
public record RecordedPointForm(
    String device, String point, String unit, String kind, String from, String to) {

  /** The point with its times in the plant's zone. */
  public static RecordedPointForm of(RecordedPoint point, ZoneId zone) {
    return new RecordedPointForm(
        point.device(),
        point.point(),
        point.unit().symbol(),
        point.kind().name(),
        Words.time(point.from(), zone),
        Words.time(point.to(), zone));
  }
}
