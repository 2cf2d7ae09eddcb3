// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.state;

/** What the inverter is doing. */
public enum Status {
  /** No sun, or told to stop. */
  WAITING,
  /** Counting down to the connection. */
  CHECKING,
  /** Feeding in. */
  RUNNING,
  /** Stopped by a protective function; starts again when it is gone. */
  FAULT
}
