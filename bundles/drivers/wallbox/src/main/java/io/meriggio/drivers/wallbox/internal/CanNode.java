// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.wallbox.internal;

import io.meriggio.device.CanFrame;
import io.meriggio.device.CanLink.Heard;
import io.meriggio.device.Reading;
import io.meriggio.device.Value;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What has been heard of one charge point.
 *
 * <p>Threads: the device's own.
 */
final class CanNode {

  private final CanProfile profile;
  private final int node;
  private final CanTexts texts = new CanTexts();
  private final Map<String, Reading> newest = new LinkedHashMap<>();
  private final Map<String, Reading> fresh = new LinkedHashMap<>();
  private Optional<Instant> lastHeard = Optional.empty();

  CanNode(CanProfile profile, int node) {
    this.profile = profile;
    this.node = node;
  }

  boolean sends(CanFrame frame) {
    return profile.isFrom(node, frame);
  }

  /** Takes a frame of this charge point. */
  void heard(Heard heard) {
    for (CanRow row : profile.rowsIn(node, heard.frame())) {
      lastHeard = Optional.of(heard.at());
      reading(row, heard).ifPresent(this::keep);
    }
  }

  private Optional<Reading> reading(CanRow row, Heard heard) {
    return row.type() == CanType.ASCII
        ? texts.heard(row, heard.frame(), heard.at())
        : Optional.of(row.read(heard.frame(), heard.at()));
  }

  private void keep(Reading reading) {
    newest.put(reading.point().id(), reading);
    fresh.put(reading.point().id(), reading);
  }

  /** The newest reading of each point that was heard since the last call. */
  Map<String, Reading> takeFresh() {
    Map<String, Reading> taken = new HashMap<>(fresh);
    fresh.clear();
    return taken;
  }

  /** When its last frame came. */
  Optional<Instant> lastHeard() {
    return lastHeard;
  }

  /** Whether every point of the profile has been heard. */
  boolean isComplete() {
    return profile.rows().stream()
        .allMatch(row -> row.isOut() || newest.containsKey(row.point().id()));
  }

  /** The newest reading of a point. */
  Optional<Reading> reading(String point) {
    return Optional.ofNullable(newest.get(point));
  }

  Optional<Double> number(String point) {
    return reading(point)
        .flatMap(Reading::value)
        .filter(Value.Numeric.class::isInstance)
        .map(value -> ((Value.Numeric) value).number());
  }

  Optional<String> text(String point) {
    return reading(point)
        .flatMap(Reading::value)
        .filter(Value.Text.class::isInstance)
        .map(value -> ((Value.Text) value).text());
  }
}
