// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.contacts;

import io.meriggio.controller.internal.cycle.Lasting;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import java.time.Duration;

/**
 * A condition that counts only after 60 s. Counted from value to value: what stands still because
 * nobody measures has not lasted, and what was missing for a moment begins anew.
 */
final class Persistence {
  static final Duration SPAN = Duration.ofSeconds(60);

  /** What has not been seen for longer than this is not known to have lasted. */
  static final Duration LONGEST_GAP = Duration.ofSeconds(60);

  private final Moment begun;
  private Duration lastLook;
  private Lasting holding = Lasting.NOT;

  Persistence(Moment now) {
    begun = now;
    lastLook = now.running();
  }

  /** Whether a value can be trusted to be today's. */
  static boolean isKnown(Sample sample, boolean missing, Moment now) {
    return !missing && sample.age(now).compareTo(LONGEST_GAP) <= 0;
  }

  /** Whether the condition has held for 60 s, with what was measured now. */
  boolean look(boolean holds, Sample sample, Moment now) {
    boolean unbroken = now.running().minus(lastLook).compareTo(LONGEST_GAP) <= 0;
    lastLook = now.running();
    Moment measured = sample.at().since(begun).isNegative() ? begun : sample.at();
    holding = (unbroken ? holding : Lasting.NOT).next(holds, measured);
    return holding.atLeast(SPAN, measured);
  }

  void reset() {
    holding = Lasting.NOT;
  }

  /** Whether it holds, however short. */
  boolean holds() {
    return holding.since().isPresent();
  }

  Duration remaining(Moment now) {
    return holding.remaining(SPAN, now);
  }
}
