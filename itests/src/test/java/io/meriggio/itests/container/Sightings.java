// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.container;

import io.meriggio.device.Quality;
import io.meriggio.device.Reading;
import io.meriggio.device.Snapshot;
import io.meriggio.device.SnapshotListener;
import io.meriggio.device.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps every new good reading of one point. */
final class Sightings implements SnapshotListener {
  private final String device;
  private final String point;
  private final List<Reading> readings = new ArrayList<>();

  Sightings(String device, String point) {
    this.device = device;
    this.point = point;
  }

  @Override
  public synchronized void changed(Snapshot snapshot) {
    Optional<Reading> seen =
        snapshot.device().equals(device) ? snapshot.reading(point) : Optional.empty();
    if (seen.isPresent() && seen.get().quality() == Quality.GOOD && isNew(seen.get())) {
      readings.add(seen.get());
    }
  }

  private boolean isNew(Reading reading) {
    return readings.isEmpty() || !readings.get(readings.size() - 1).at().equals(reading.at());
  }

  synchronized int count() {
    return readings.size();
  }

  synchronized List<Double> numbers() {
    return readings.stream().map(r -> ((Value.Numeric) r.value().get()).number()).toList();
  }

  /** The longest time between two readings. */
  synchronized Duration longestGap() {
    Duration longest = Duration.ZERO;
    for (int i = 1; i < readings.size(); i++) {
      Duration gap = Duration.between(readings.get(i - 1).at(), readings.get(i).at());
      if (gap.compareTo(longest) > 0) {
        longest = gap;
      }
    }
    return longest;
  }
}
