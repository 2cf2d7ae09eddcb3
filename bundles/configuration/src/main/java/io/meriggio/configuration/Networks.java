// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses and networks that a site lists; nobody else is one of them. Names are not looked up.
 *
 * <p>Threads: any.
 */
public final class Networks {
  /** IPv4 or IPv6, with or without the length of a network's prefix. */
  private static final Pattern FORM = Pattern.compile("([0-9a-fA-F:.]{2,45})(?:/(\\d{1,3}))?");

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
      networks.add(
          network(one)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "'"
                              + one
                              + "' is neither an address nor a network such as 192.0.2.0/24")));
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

  /** Whether a text is an address or a network, as the list takes them. */
  static boolean isOne(String text) {
    return network(text).isPresent();
  }

  private static Optional<Network> network(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? address(form.group(1))
            .map(InetAddress::getAddress)
            .flatMap(address -> network(address, Optional.ofNullable(form.group(2))))
        : Optional.empty();
  }

  private static Optional<Network> network(byte[] address, Optional<String> prefix) {
    int whole = address.length * 8;
    int bits = prefix.map(Integer::parseInt).orElse(whole);
    return bits <= whole ? Optional.of(new Network(address, bits)) : Optional.empty();
  }
}
