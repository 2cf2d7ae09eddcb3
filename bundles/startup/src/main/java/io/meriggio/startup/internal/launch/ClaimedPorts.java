// SPDX-License-Identifier: Apache-2.0
package io.meriggio.startup.internal.launch;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * TCP ports of loopback that a demo has chosen and will listen at in some seconds. A second demo
 * that starts meanwhile must take others: so each is claimed by a datagram socket of the same
 * number, at which nobody speaks, for as long as this object is reachable.
 */
final class ClaimedPorts {
  private static final int LAST = 65_535;

  private final List<DatagramSocket> held = new ArrayList<>();

  /**
   * Claims the first port that is free.
   *
   * @param first where to begin, 1 to 65535
   * @throws IOException when there is none
   */
  int claim(int first) throws IOException {
    for (int port = first; port <= LAST; port++) {
      if (isClaimed(port) && HttpPort.free("127.0.0.1", port)) {
        return port;
      }
    }
    throw new IOException("no port is free from " + first + " on");
  }

  /** A claim of a port at which somebody listens is kept too: it is of no use to others either. */
  private boolean isClaimed(int port) throws IOException {
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    try {
      held.add(new DatagramSocket(new InetSocketAddress(loopback, port)));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
