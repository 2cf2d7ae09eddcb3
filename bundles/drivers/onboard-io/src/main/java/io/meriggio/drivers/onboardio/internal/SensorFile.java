// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.onboardio.internal;

import io.meriggio.device.Point;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A file of the kernel that holds one number, as the Industrial I/O subsystem and hardware monitors
 * give them: the value is (number + offset) × scale.
 *
 * @param point what it measures
 * @param scale to the point's unit
 * @param smallest what the sensor can measure, in the point's unit
 * @param largest likewise
 */
record SensorFile(
    Point point, Path path, double scale, double offset, double smallest, double largest) {

  private static final int LONGEST = 64;
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?\\d{1,20}(\\.\\d{1,20})?([eE][-+]?\\d{1,4})?");

  /**
   * Reads it. What is no number is never one: it is BAD with its reason.
   *
   * @param complaints takes a sentence when something is wrong
   */
  Reading read(Clock clock, Consumer<String> complaints) {
    String text;
    try {
      text = text();
    } catch (NoSuchFileException e) {
      return bad(Reason.NOT_PRESENT, "no such file", complaints, clock);
    } catch (AccessDeniedException e) {
      return bad(Reason.DEVICE_ERROR, "it may not be read by this user", complaints, clock);
    } catch (IOException e) {
      return bad(Reason.DEVICE_ERROR, "it can't be read", complaints, clock);
    }
    if (!NUMBER.matcher(text).matches()) {
      // its text is not shown: the setting may name any file
      String found = "found " + text.length() + " characters that are no number";
      return bad(Reason.DEVICE_ERROR, found, complaints, clock);
    }
    double value = (Double.parseDouble(text) + offset) * scale;
    if (!Double.isFinite(value)) {
      return bad(Reason.DEVICE_ERROR, "the number is too large", complaints, clock);
    }
    if (value < smallest || value > largest) {
      String found = "found " + value + ", allowed: " + smallest + " to " + largest;
      return bad(Reason.OUT_OF_RANGE, found, complaints, clock);
    }
    return Reading.good(point, Value.of(value + 0.0), clock.instant());
  }

  private String text() throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return new String(in.readNBytes(LONGEST), StandardCharsets.US_ASCII).trim();
    }
  }

  private Reading bad(Reason reason, String found, Consumer<String> complaints, Clock clock) {
    complaints.accept(point.id() + ": " + path + ": " + found);
    return Reading.bad(point, reason, clock.instant());
  }
}
