// SPDX-License-Identifier: Apache-2.0
package io.meriggio.field.internal;

import io.meriggio.device.Text;
import io.meriggio.field.SafeMode;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What the launcher said about starts that failed, in system properties. */
final class SafeModes {
  private static final String PREFIX = "meriggio.safeMode.";

  private SafeModes() {}

  /**
   * The safe mode, if this is one.
   *
   * @param property gives a system property, or null
   */
  static Optional<SafeMode> of(Function<String, String> property) {
    return Optional.ofNullable(property.apply(PREFIX + "failedStarts"))
        .map(Integer::valueOf)
        .map(
            starts -> {
              Instant last = Instant.parse(property.apply(PREFIX + "lastFailed"));
              Optional<String> status = Optional.ofNullable(property.apply(PREFIX + "lastStatus"));
              return new SafeMode(starts, last, reason(starts, last, status));
            });
  }

  private static Text reason(int starts, Instant last, Optional<String> status) {
    return FieldTexts.text(
        "safe", starts, last, status.map(SafeModes::ending).orElse(FieldTexts.text("safe.unseen")));
  }

  private static Text ending(String status) {
    return switch (status) {
      case "3" -> FieldTexts.text("safe.memory");
      case "8" -> FieldTexts.text("safe.late");
      case "137" -> FieldTexts.text("safe.killed");
      default -> FieldTexts.text("safe.status", status);
    };
  }
}
