// SPDX-License-Identifier: Apache-2.0
package io.meriggio.testkit;

import io.meriggio.device.PollClass;
import io.meriggio.device.PollCycle;
import java.util.EnumSet;
import java.util.Set;

/**
 * A poll cycle as a test wants it.
 *
 * @param due the classes that are due
 * @param deadlineNanos when it should have ended, in {@link System#nanoTime()}
 * @param shouldYield whether the driver is to return after the block in hand
 */
public record TestCycle(Set<PollClass> due, long deadlineNanos, boolean shouldYield)
    implements PollCycle {

  private static final long MINUTE = 60_000_000_000L;

  /** Everything is due, with time enough. */
  public static TestCycle full() {
    return new TestCycle(EnumSet.allOf(PollClass.class), System.nanoTime() + MINUTE, false);
  }

  /** These classes are due, with time enough. */
  public static TestCycle of(PollClass first, PollClass... more) {
    return new TestCycle(EnumSet.of(first, more), System.nanoTime() + MINUTE, false);
  }

  /** The same, while a command waits. */
  public TestCycle yielding() {
    return new TestCycle(due, deadlineNanos, true);
  }

  /** The same, with its time over. */
  public TestCycle late() {
    return new TestCycle(due, System.nanoTime() - 1, shouldYield);
  }
}
