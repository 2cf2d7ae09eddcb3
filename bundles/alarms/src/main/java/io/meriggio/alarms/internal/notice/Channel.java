// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.notice;

/** A way to a server, as the settings say now. It keeps no connection between two notices. */
@FunctionalInterface
interface Channel {

  /**
   * Sends and waits until the server has taken it, half a minute at the most.
   *
   * @return what the server said
   */
  String send(Notice notice) throws NotSent;
}
