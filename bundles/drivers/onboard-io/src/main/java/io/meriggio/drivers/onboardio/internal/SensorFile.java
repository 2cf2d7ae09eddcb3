// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.onboardio.internal;

import io.meriggio.device.Point;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;
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
  Reading read(Clock clock, Consumer<Text> complaints) {
    String text;
    try {
      text = text();
    } catch (NoSuchFileException e) {
      return bad(Reason.NOT_PRESENT, OnboardTexts.text("file.absent"), complaints, clock);
    } catch (AccessDeniedException e) {
      return bad(Reason.DEVICE_ERROR, OnboardTexts.text("file.denied"), complaints, clock);
    } catch (IOException e) {
      return bad(Reason.DEVICE_ERROR, OnboardTexts.text("file.unreadable"), complaints, clock);
    }
    if (!NUMBER.matcher(text).matches()) {
      // its text is not shown: the setting may name any file
      Text found = OnboardTexts.text("file.text", text.length());
      return bad(Reason.DEVICE_ERROR, found, complaints, clock);
    }
    double value = (Double.parseDouble(text) + offset) * scale;
    if (!Double.isFinite(value)) {
      return bad(Reason.DEVICE_ERROR, OnboardTexts.text("file.infinite"), complaints, clock);
    }
    if (value < smallest || value > largest) {
      Text found = OnboardTexts.text("file.range", value, smallest, largest);
      return bad(Reason.OUT_OF_RANGE, found, complaints, clock);
    }
    return Reading.good(point, Value.of(value + 0.0), clock.instant());
  }

  private String text() throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return new String(in.readNBytes(LONGEST), StandardCharsets.US_ASCII).trim();
    }
  }

  private Reading bad(Reason reason, Text found, Consumer<Text> complaints, Clock clock) {
    complaints.accept(OnboardTexts.text("file", point.id(), path, found));
    return Reading.bad(point, reason, clock.instant());
  }
}
