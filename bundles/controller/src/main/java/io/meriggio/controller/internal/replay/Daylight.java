// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.replay;

import java.time.Instant;
import java.util.Optional;

/** Placeholder. */
final class Daylight {
  private Daylight() {}

  static Optional<Boolean> at(Optional<Double> latitude, Optional<Double> longitude, Instant now) {
    return Optional.empty();
  }
}
