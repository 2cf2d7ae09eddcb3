// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.storage;

import java.time.Duration;

/** What a storage is to do. Whoever carries it out renews it before its time is over. */
public sealed interface StorageOrder {

  /** Longer than some lost cycles and a slow line; a device's own time-out is no shorter. */
  Duration LEASE = Duration.ofSeconds(60);

  /** The storage's own rule: nothing is commanded. */
  record OwnRule() implements StorageOrder {}

  /**
   * A power.
   *
   * @param watts discharge +, charge −, 0 = idle
   * @param validFor how long it holds when nobody renews it
   */
  record Forced(int watts, Duration validFor) implements StorageOrder {}

  /**
   * Charge from surplus, no discharge.
   *
   * @param validFor how long it holds when nobody renews it
   */
  record NoDischarge(Duration validFor) implements StorageOrder {}

  /** Whether the gateway steers. */
  default boolean steers() {
    return !(this instanceof OwnRule);
  }

  /** The ordered power; 0 where none is ordered. */
  default int watts() {
    return this instanceof Forced forced ? forced.watts() : 0;
  }
}
