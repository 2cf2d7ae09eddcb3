// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.line;

import java.io.Closeable;

/** A place on this machine where one or several devices answer. */
public interface Endpoint extends Closeable {

  /** Where: {@code 127.0.0.1:15502} or the path of a serial port. */
  String address();

  /** TCP port; 0 on a serial line. */
  int port();

  /** Ends all conversations. */
  @Override
  void close();
}
