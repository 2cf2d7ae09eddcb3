// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.source;

import io.meriggio.alarms.internal.book.Look;

/** One thing that is looked at. Threads: one at a time. */
@FunctionalInterface
public interface Source {

  /** What is wrong there now, and what can't be judged. */
  Look look();
}
