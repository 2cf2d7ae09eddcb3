// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import io.meriggio.device.PollClass;
import io.meriggio.device.Quality;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import java.time.Duration;
import java.util.Optional;

/**
 * How a reading loses its worth: in missed periods of its own poll class. It is GOOD until two have
 * been missed (a point may tighten that to one), UNCERTAIN until five, then BAD and without value.
 *
 * <p>A period counts as missed when no reading has come a quarter of a period (a second at most)
 * after it was due: the time that an exchange takes is no miss.
 */
final class Ageing {

  /** Missed periods after which a value says nothing about now. */
  static final int BAD_AFTER = 5;

  private static final Duration LONGEST_GRACE = Duration.ofSeconds(1);

  private Ageing() {}

  /**
   * A reading as it is worth now. Its time stays the time of measurement.
   *
   * @param stored as the driver gave it
   * @param age time since the measurement
   * @param poll the device's poll period
   * @param silent how long the device has been OFFLINE, zero when it answers: readings that are
   *     taken once do not age, but nobody knows whether they still hold behind a silent device
   */
  static Reading aged(Reading stored, Duration age, Duration poll, Duration silent) {
    if (stored.quality() == Quality.BAD) {
      return stored;
    }
    PollClass pollClass = stored.point().pollClass();
    if (pollClass == PollClass.ONCE) {
      return missed(BAD_AFTER, poll, silent)
          ? Reading.bad(stored.point(), Reason.OFFLINE, stored.at())
          : stored;
    }
    Duration period = pollClass.period(poll);
    if (missed(BAD_AFTER, period, age)) {
      return Reading.bad(stored.point(), Reason.STALE, stored.at());
    }
    return missed(stored.point().staleAfter(), period, age) ? uncertain(stored) : stored;
  }

  private static Reading uncertain(Reading stored) {
    Optional<io.meriggio.device.Value> value = stored.value();
    return new Reading(stored.point(), value, Quality.UNCERTAIN, Reason.STALE, stored.at());
  }

  private static boolean missed(int periods, Duration period, Duration age) {
    return age.compareTo(period.multipliedBy(periods).plus(grace(period))) > 0;
  }

  private static Duration grace(Duration period) {
    Duration quarter = period.dividedBy(4);
    return quarter.compareTo(LONGEST_GRACE) < 0 ? quarter : LONGEST_GRACE;
  }
}
