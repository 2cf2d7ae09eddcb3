// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import io.meriggio.controller.ChargeReason;
import java.util.Optional;

/**
 * What has been decided about a car from plug to unplug: whether a person stopped it, whether its
 * goal was reached, whether its window of time is open. One visit may hold several sessions.
 */
final class Visit {
  private boolean stopped;
  private boolean inWindow;
  private Optional<ChargeReason> completion = Optional.empty();

  static Visit restored(ChargePointMemory memory) {
    Visit visit = new Visit();
    visit.stopped = memory.stopped();
    visit.inWindow = memory.inWindow();
    visit.completion = memory.completion();
    return visit;
  }

  void complete(ChargeReason goal) {
    completion = Optional.of(goal);
  }

  /** The goal that was reached. */
  Optional<ChargeReason> completion() {
    return completion;
  }

  boolean isComplete() {
    return completion.isPresent();
  }

  boolean isCompletedBy(ChargeReason goal) {
    return completion.filter(goal::equals).isPresent();
  }

  /** A person wants no more, until remote start or unplug. */
  void stop() {
    stopped = true;
  }

  boolean isStopped() {
    return stopped;
  }

  /** Takes back a stop or a completion. */
  void start() {
    stopped = false;
    completion = Optional.empty();
  }

  /**
   * A window of time begins, and takes back a completion by time.
   *
   * @return whether there was one
   */
  boolean beginWindow() {
    inWindow = true;
    boolean wasOver = isCompletedBy(ChargeReason.TIME);
    if (wasOver) {
      completion = Optional.empty();
    }
    return wasOver;
  }

  void endWindow() {
    inWindow = false;
  }

  boolean isInWindow() {
    return inWindow;
  }
}
