// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.wallbox.internal;

import io.meriggio.device.CanFrame;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Texts that come in several frames: whole when each of them has been heard.
 *
 * <p>Threads: the device's own.
 */
final class CanTexts {

  private final Map<CanRow, Map<Integer, byte[]>> parts = new HashMap<>();

  /** Takes a frame that holds a part of a row's text; gives the text when it is whole. */
  Optional<Reading> heard(CanRow row, CanFrame frame, Instant at) {
    Map<Integer, byte[]> known = parts.computeIfAbsent(row, key -> new TreeMap<>());
    known.put(row.select().isPresent() ? frame.unsigned(0) : 0, row.part(frame));
    return known.size() == row.frames() ? Optional.of(reading(row, known, at)) : Optional.empty();
  }

  private static Reading reading(CanRow row, Map<Integer, byte[]> known, Instant at) {
    StringBuilder text = new StringBuilder();
    known.values().forEach(part -> text.append(new String(part, StandardCharsets.ISO_8859_1)));
    String found = text.toString().replace("\0", "").trim();
    if (found.isEmpty()) {
      return Reading.bad(row.point(), Reason.NOT_PRESENT, at);
    }
    return found.chars().allMatch(c -> c >= 0x20 && c < 0x7F)
        ? Reading.good(row.point(), Value.of(found), at)
        : Reading.bad(row.point(), Reason.DEVICE_ERROR, at);
  }
}
