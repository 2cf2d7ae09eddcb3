// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access.internal;

import io.meriggio.access.AccessRefused;
import io.meriggio.device.Texts;
import java.time.Duration;
import java.util.Optional;

/** Refusals with their sentences. */
final class Refused {
  static final Texts ALL = Texts.beside(Refused.class);

  private Refused() {}

  static AccessRefused of(AccessRefused.Code code, String key, Object... parameters) {
    return new AccessRefused(code, ALL.text(key, parameters));
  }

  /** With the sentence of the code itself. */
  static AccessRefused of(AccessRefused.Code code) {
    return of(code, code.name());
  }

  /** Try again after so long. */
  static AccessRefused later(Duration wait) {
    long seconds = Math.max(1, (wait.toMillis() + 999) / 1000);
    return new AccessRefused(
        AccessRefused.Code.TOO_MANY_TRIES,
        ALL.text(AccessRefused.Code.TOO_MANY_TRIES.name(), seconds),
        Optional.of(Duration.ofSeconds(seconds)));
  }
}
