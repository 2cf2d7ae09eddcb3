// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access;

/** The one way to write an IPv6 address (RFC 5952 section 4), which browsers use. */
final class Ipv6 {
  private static final int GROUPS = 8;

  private Ipv6() {}

  /**
   * The short form of what Java writes.
   *
   * @param address eight groups, {@code fe80:0:0:0:1c2d:0:0:7}
   */
  static String shortest(String address) {
    String[] groups = address.split(":", -1);
    if (groups.length != GROUPS) {
      return address;
    }
    int begin = -1;
    int length = 1;
    for (int i = 0; i < GROUPS; i++) {
      int run = zeros(groups, i);
      if (run > length) {
        begin = i;
        length = run;
      }
    }
    if (begin < 0) {
      return address;
    }
    return join(groups, 0, begin) + "::" + join(groups, begin + length, GROUPS);
  }

  private static int zeros(String[] groups, int from) {
    int end = from;
    while (end < GROUPS && groups[end].equals("0")) {
      end++;
    }
    return end - from;
  }

  private static String join(String[] groups, int from, int to) {
    return String.join(":", java.util.Arrays.copyOfRange(groups, from, to));
  }
}
