// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** One poll of a device, as the host wants it. */
@ProviderType
public interface PollCycle {

  /** The poll classes that are due in this cycle. */
  Set<PollClass> due();

  /** When the cycle should have ended, in {@link System#nanoTime()}. */
  long deadlineNanos();

  /** Whether a command waits or the device is being closed: return after the block in hand. */
  boolean shouldYield();
}
