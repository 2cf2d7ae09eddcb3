// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * One consistent image of the plant.
 *
 * @param figures by the ids of the vocabulary, "Points of the plant", in its order
 * @param configuration which of the nine configurations was found, 1…9; empty when none fits
 * @param hints what a person should look at, in words; empty when all is well
 * @param at when this image was made
 */
public record PlantNow(
    Map<String, Figure> figures, OptionalInt configuration, List<Sentence> hints, Instant at) {

  public PlantNow {
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    hints = List.copyOf(hints);
  }

  /**
   * A figure that every plant has.
   *
   * @throws IllegalArgumentException when there is no such figure
   */
  public Figure figure(String id) {
    Figure figure = figures.get(id);
    if (figure == null) {
      throw new IllegalArgumentException(
          "figure '" + id + "': the plant has " + String.join(", ", figures.keySet()));
    }
    return figure;
  }
}
