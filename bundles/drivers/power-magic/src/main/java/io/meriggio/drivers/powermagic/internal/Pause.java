// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.powermagic.internal;

import java.time.Duration;

/** Waits between two looks at a cabinet that is running down. */
@FunctionalInterface
interface Pause {
  /**
   * @throws InterruptedException when the wait was ended from outside
   */
  void pause(Duration span) throws InterruptedException;
}
