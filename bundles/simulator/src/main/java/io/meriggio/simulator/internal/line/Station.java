// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.line;

import java.util.Optional;

/** A device on a line. Safe from any thread. */
public interface Station {

  /** Whether it listens to this address now. */
  boolean hears(int unit);

  /**
   * What it says to a message that it hears; empty when it keeps silent.
   *
   * @throws InterruptedException when the line ends while a slow device thinks
   */
  Optional<Reply> reply(int unit, Pdu request) throws InterruptedException;
}
