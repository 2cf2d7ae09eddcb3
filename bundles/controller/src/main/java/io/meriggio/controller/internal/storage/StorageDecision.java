// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.storage;

import io.meriggio.controller.Sentence;
import io.meriggio.controller.StorageMode;
import java.time.Duration;
import java.util.Optional;

/**
 * What one storage is to do, and why.
 *
 * @param storage the device
 * @param order what it is to do
 * @param reason the rule that decided, with its figures
 * @param remaining of the request, entry or timer that decided
 */
public record StorageDecision(
    String storage, StorageOrder order, Sentence reason, Optional<Duration> remaining) {

  /** The order in the doors' words. */
  public StorageMode mode() {
    if (order instanceof StorageOrder.Forced forced && forced.watts() != 0) {
      return forced.watts() > 0 ? StorageMode.DISCHARGE : StorageMode.CHARGE;
    }
    return order.steers() ? StorageMode.HOLD : StorageMode.SELF_CONSUMPTION;
  }
}
