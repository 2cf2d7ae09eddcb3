// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.map;

import io.meriggio.device.Point;
import io.meriggio.modbus.RegisterRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a row lets a command do. Only a row that says its limits ({@code min} and {@code max}) is
 * offered: most writable registers are parameters that nobody should touch.
 */
public final class Commandables {

  private static final int SETTLE_SECONDS = 10;

  private Commandables() {}

  public static Optional<Point.Commandable> of(
      Point.Kind kind, RegisterRow row, Map<Integer, String> words) {
    if (!row.writable() || row.minimum().isEmpty() || row.maximum().isEmpty()) {
      return Optional.empty();
    }
    double minimum = row.minimum().getAsDouble();
    double maximum = row.maximum().getAsDouble();
    List<String> allowed =
        kind != Point.Kind.TEXT
            ? List.of()
            : words.entrySet().stream()
                .filter(entry -> entry.getKey() >= minimum && entry.getKey() <= maximum)
                .map(Map.Entry::getValue)
                .toList();
    return Optional.of(
        new Point.Commandable(minimum, maximum, row.step().orElse(0), allowed, 0, SETTLE_SECONDS));
  }
}
