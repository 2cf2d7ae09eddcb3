// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import io.meriggio.controller.Figure;
import io.meriggio.device.DeviceInfo;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Snapshot;
import io.meriggio.device.Unit;
import io.meriggio.device.Value;
import java.util.Optional;

/**
 * One device at one time.
 *
 * @param info who it is
 * @param snapshot what it shows
 */
public record DeviceImage(DeviceInfo info, Snapshot snapshot) {

  /** A numeric point as a figure; unknown with its reason when the device does not show it. */
  Figure figure(String point, Unit unit) {
    Optional<Reading> reading = snapshot.reading(point);
    return reading.isPresent()
        ? figure(reading.get(), unit)
        : Figure.unknown(unit, whyMissing(), snapshot.at());
  }

  private static Figure figure(Reading reading, Unit unit) {
    if (reading.value().isEmpty()) {
      return Figure.unknown(unit, reading.reason(), reading.at());
    }
    if (reading.value().get() instanceof Value.Numeric numeric) {
      return new Figure(
          Optional.of(numeric.number()), unit, reading.quality(), reading.reason(), reading.at());
    }
    return Figure.unknown(unit, Reason.DEVICE_ERROR, reading.at());
  }

  /** Before it is identified a device has no points; then its state says why. */
  private Reason whyMissing() {
    return switch (snapshot.state()) {
      case ONLINE -> Reason.NOT_PRESENT;
      case STARTING, REFUSED -> Reason.NEVER_READ;
      case OFFLINE -> Reason.OFFLINE;
      case DRIVER_ABSENT -> Reason.DRIVER_ABSENT;
      case FAULT -> Reason.DEVICE_ERROR;
    };
  }
}
