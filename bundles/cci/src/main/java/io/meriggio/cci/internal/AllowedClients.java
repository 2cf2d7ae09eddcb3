// SPDX-License-Identifier: Apache-2.0
package io.meriggio.cci.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** The addresses and networks from which writes are taken. None is unless it is listed. */
final class AllowedClients {

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
   * @param clients such as {@code 192.0.2.7}, {@code 192.0.2.0/24}, {@code 2001:db8::/32}; names
   *     are not looked up
   * @throws IllegalArgumentException with the first that is none
   */
  AllowedClients(List<String> clients) {
    for (String client : clients) {
      networks.add(network(client));
    }
  }

  /** Whether an address is one of them. */
  boolean holds(InetAddress address) {
    return networks.stream().anyMatch(network -> network.holds(address.getAddress()));
  }

  private static Network network(String client) {
    String[] parts = client.split("/", 2);
    try {
      // Only digits, letters a to f, points and colons: that is never a name to look up.
      if (!parts[0].matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
        throw new IllegalArgumentException("allowed client '" + client + "' is no address");
      }
      byte[] address = InetAddress.getByName(parts[0]).getAddress();
      int prefix = parts.length == 1 ? address.length * 8 : Integer.parseInt(parts[1]);
      if (prefix > address.length * 8) {
        throw new IllegalArgumentException("allowed client '" + client + "': prefix too long");
      }
      return new Network(address, prefix);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("allowed client '" + client + "' is no address", e);
    }
  }
}
