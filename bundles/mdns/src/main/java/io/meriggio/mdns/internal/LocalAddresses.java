// SPDX-License-Identifier: Apache-2.0
package io.meriggio.mdns.internal;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The addresses of this machine in private IPv4 networks that take multicast. */
final class LocalAddresses {
  private static final Logger LOG = LoggerFactory.getLogger(LocalAddresses.class);

  /** Each costs some threads; a gateway has a cable and a radio. */
  private static final int MOST = 3;

  private LocalAddresses() {}

  static Set<InetAddress> now() {
    Set<InetAddress> found = new LinkedHashSet<>();
    try {
      for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
        if (each.isUp()
            && !each.isLoopback()
            && !each.isPointToPoint()
            && each.supportsMulticast()) {
          each.inetAddresses().filter(LocalAddresses::isPrivate).findFirst().ifPresent(found::add);
        }
      }
    } catch (SocketException e) {
      LOG.info("The addresses of this machine can't be read: {}", e.toString());
    }
    Set<InetAddress> few = new LinkedHashSet<>();
    found.stream().limit(MOST).forEach(few::add);
    return few;
  }

  static boolean isPrivate(InetAddress address) {
    return address instanceof Inet4Address
        && (address.isSiteLocalAddress() || address.isLinkLocalAddress());
  }
}
