// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

/**
 * One part of the energy manager: charging, contacts, storage … It looks at a cycle, lets its core
 * decide, and orders what was decided.
 *
 * <p>Threads: called by the energy manager's own thread, one call at a time.
 */
interface Part {

  /** For the log. */
  String name();

  /** Decides and orders. */
  void step(Cycle cycle);

  /** Gives back what it holds and keeps what must not be forgotten: the controller stops. */
  void stop();
}
