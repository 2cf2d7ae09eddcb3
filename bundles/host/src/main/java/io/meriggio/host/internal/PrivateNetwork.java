// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import static io.meriggio.host.internal.HostTexts.text;

import io.meriggio.device.Discovery.Refused;
import io.meriggio.device.Search.InSubnet;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The hosts of a network that may be looked through: a private one, 256 addresses at most. */
final class PrivateNetwork {

  private static final Pattern DOTTED = Pattern.compile("(\\d{1,3}\\.){3}\\d{1,3}");

  private PrivateNetwork() {}

  /** The addresses of its hosts, without that of the network and that of the broadcast. */
  static List<String> hosts(InSubnet subnet) throws Refused {
    byte[] address = address(subnet);
    int size = 1 << (32 - subnet.prefix());
    int last = address[3] & 0xFF & -size;
    String front =
        (address[0] & 0xFF) + "." + (address[1] & 0xFF) + "." + (address[2] & 0xFF) + ".";
    int edge = size > 2 ? 1 : 0;
    return IntStream.range(last + edge, last + size - edge).mapToObj(host -> front + host).toList();
  }

  private static byte[] address(InSubnet subnet) throws Refused {
    String found = subnet.network() + "/" + subnet.prefix();
    if (subnet.prefix() < 24
        || subnet.prefix() > 32
        || !DOTTED.matcher(subnet.network()).matches()) {
      throw refused(found);
    }
    try {
      InetAddress address = InetAddress.getByName(subnet.network());
      if (address.isSiteLocalAddress()
          || address.isLinkLocalAddress()
          || address.isLoopbackAddress()) {
        return address.getAddress();
      }
    } catch (UnknownHostException e) {
      throw refused(found);
    }
    throw refused(found);
  }

  private static Refused refused(String found) {
    return new Refused(Refused.Code.NOT_A_PRIVATE_NETWORK, found, text("scan.network"));
  }
}
