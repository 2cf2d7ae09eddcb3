// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import io.meriggio.controller.ChargePointStatus;
import io.meriggio.controller.internal.cycle.Lasting;
import io.meriggio.controller.internal.cycle.Moment;
import java.time.Duration;
import java.util.Optional;

/**
 * What a charge point shows, and since when it shows nothing. One that has only just fallen silent
 * is told as it was; only after a while it counts as away.
 */
final class Presence {
  private static final Duration OFFLINE_AFTER = Duration.ofSeconds(15);

  private Optional<ChargePointImage> image = Optional.empty();
  private Optional<ChargePointStatus> told = Optional.empty();
  private Lasting silent = Lasting.NOT;
  private boolean heard;

  /** Takes what it shows. */
  void observe(ChargePointImage seen, Moment now) {
    if (seen.online() || silent.since().isEmpty()) {
      // The device is called away after some failed polls: it was silent since its last answer.
      Duration age = seen.power().map(power -> power.age(now)).orElse(Duration.ZERO);
      silent = seen.online() ? Lasting.NOT : Lasting.resumed(age, now);
    }
    image = Optional.of(seen);
    heard = heard || seen.online();
  }

  /** It was heard before a restart. */
  void restore() {
    heard = true;
  }

  boolean isOnline() {
    return image.isPresent() && image.get().online();
  }

  /**
   * What it shows.
   *
   * @throws java.util.NoSuchElementException before it was observed
   */
  ChargePointImage shown() {
    return image.orElseThrow();
  }

  /** Takes what was told of it. */
  void tell(ChargePointStatus status) {
    told = Optional.of(status);
  }

  /** What was told of it last. */
  Optional<ChargePointStatus> told() {
    return told;
  }

  /** What was told last holds while it has only just fallen silent. */
  Optional<ChargePointStatus> kept(Moment now) {
    boolean away = !heard || silent.atLeast(OFFLINE_AFTER, now);
    return isOnline() || away ? Optional.empty() : told;
  }
}
