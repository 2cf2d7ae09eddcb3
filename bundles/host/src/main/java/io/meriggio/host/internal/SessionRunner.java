// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import java.time.Duration;
import java.util.Collection;

/** Gives each session a thread to run on, and gets it back. */
interface SessionRunner {

  /** Runs a session until it ends. Returns at once. */
  void start(DeviceSession session);

  /**
   * Ends sessions, all at the same time, and waits for them.
   *
   * @param why told to whoever waits for a command
   * @param drain how long a call in hand may take before it is interrupted
   */
  void end(Collection<DeviceSession> sessions, Ending why, Duration drain);

  /** Everything stops: sessions that are being ended are not waited for patiently any more. */
  void hurry();
}
