// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.replay;

import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import java.util.Optional;

/** A source of one figure that can fall silent or repeat its last frame. */
final class MeasuredSource {
  private Optional<Sample> last = Optional.empty();
  private boolean lost;
  private boolean frozen;

  /** Whether it shows what it measures now. */
  boolean isLive() {
    return !lost && !frozen;
  }

  /** Measures. */
  void measure(double value, Moment now) {
    if (!lost) {
      double shown = frozen ? last.map(Sample::value).orElse(value) : value;
      last = Optional.of(new Sample(shown, now));
    }
  }

  void lose() {
    lost = true;
  }

  void freeze() {
    frozen = true;
  }

  void restore() {
    lost = false;
    frozen = false;
  }

  /** The gateway starts anew: what it had measured is gone. */
  void forget() {
    last = Optional.empty();
  }

  boolean isSilent() {
    return lost || last.isEmpty();
  }

  Optional<Sample> last() {
    return last;
  }

  /** Differs when its frame does. */
  long frame() {
    return last.map(s -> Double.doubleToLongBits(s.value())).orElse(0L);
  }
}
