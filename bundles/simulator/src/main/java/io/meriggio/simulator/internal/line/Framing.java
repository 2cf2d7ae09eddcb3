// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.line;

import java.time.Clock;

/** How a TCP port speaks. */
public sealed interface Framing {

  /**
   * Modbus TCP.
   *
   * @param withCrc whether requests carry a checksum as well
   */
  record Mbap(boolean withCrc) implements Framing {}

  /** RTU frames on the raw socket. */
  record Rtu() implements Framing {}

  /**
   * A Wi-Fi stick.
   *
   * @param stick its settings
   * @param clock whose time its frames tell
   */
  record V5(StickSettings stick, Clock clock) implements Framing {}

  /**
   * A port of an AZZURRO HUB; a newer connection ends the older one.
   *
   * @param delayMillis least time between two exchanges on its line
   */
  record Hub(int delayMillis) implements Framing {}
}
