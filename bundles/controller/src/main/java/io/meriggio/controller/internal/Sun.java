// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import io.meriggio.controller.PlantDescription;
import io.meriggio.controller.internal.cycle.Daylight;
import java.util.Optional;

/** Whether the sun is up where the plant is. */
final class Sun {
  private Sun() {}

  /** Empty when nobody said where the plant is. */
  static Optional<Boolean> isUp(Cycle cycle) {
    PlantDescription plant = cycle.description();
    return Daylight.at(plant.latitude(), plant.longitude())
        .map(daylight -> daylight.isUp(cycle.now().wall()));
  }
}
