// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.process;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A moment in the life of another process, chosen by the clock: the time itself is what is tested.
 */
final class Pause {

  private Pause() {}

  static void millis(long millis) throws InterruptedException {
    new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
  }
}
