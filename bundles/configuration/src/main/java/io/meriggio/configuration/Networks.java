// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Addresses and networks that a site lists; nobody else is one of them. Names are not looked up.
 *
 * <p>Threads: any.
 */
public final class Networks {
  /** IPv4 or IPv6, with or without the length of a network's prefix. */
  static final String FORM = "[0-9a-fA-F:.]{2,45}(/\\d{1,3})?";

  /**
   * Only digits, letters a to f, points and colons: that is never a name to look up. Java takes an
   * IPv4 address of fewer parts for one with zeros in its middle.
   */
  private static final String LITERAL = "\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*";

  private final List<Network> networks = new ArrayList<>();

  private record Network(byte[] address, int prefix) {
    boolean holds(byte[] other) {
      if (other.length != address.length) {
        return false;
      }
      for (int bit = 0; bit < prefix; bit++) {
        int mask = 0x80 >>> bit % 8;
        if ((address[bit / 8] & mask) != (other[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * A list.
   *
   * @param listed such as {@code 192.0.2.7}, {@code 192.0.2.0/24}, {@code 2001:db8::/32}
   * @throws IllegalArgumentException with the first that is none
   */
  public Networks(List<String> listed) {
    for (String one : listed) {
      networks.add(network(one));
    }
  }

  /** Whether an address is one of them. */
  public boolean holds(InetAddress address) {
    return networks.stream().anyMatch(network -> network.holds(address.getAddress()));
  }

  /** An address that is written as one; nothing when it is a name or no address. */
  public static Optional<InetAddress> address(String text) {
    if (!text.matches(LITERAL)) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static Network network(String listed) {
    String[] parts = listed.split("/", 2);
    byte[] address =
        address(parts[0])
            .map(InetAddress::getAddress)
            .orElseThrow(
                () -> new IllegalArgumentException("client '" + listed + "' is no address"));
    int prefix = parts.length == 1 ? address.length * 8 : Integer.parseInt(parts[1]);
    if (prefix > address.length * 8) {
      throw new IllegalArgumentException("client '" + listed + "': prefix too long");
    }
    return new Network(address, prefix);
  }
}
