// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.http;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Under which names and port this gateway is asked. A page elsewhere that lets its own name point
 * to this machine (DNS rebinding), or simply calls our address, is told by {@code Host} or by
 * {@code Origin}.
 */
public final class OwnAddress {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<String> ANY = Set.of("0.0.0.0", "::", "[::]", "*", "");
  private static final int HTTP = 80;

  /** RFC 9110 section 7.2: host and optional port; an IPv6 address stands in brackets. */
  private static final Pattern AUTHORITY =
      Pattern.compile("(\\[[0-9a-f:.]{2,45}]|[a-z0-9.-]{1,253})(?::(\\d{1,5}))?");

  private final Set<String> names = new HashSet<>(LOOPBACK);

  /**
   * Loopback names, and the one that the gateway was told to listen on.
   *
   * @param configured a name or an address; one that means every interface adds nothing
   */
  public OwnAddress(Optional<String> configured) {
    configured
        .map(name -> name.trim().toLowerCase(Locale.ROOT))
        .filter(name -> !ANY.contains(name))
        .map(name -> name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name)
        .ifPresent(names::add);
  }

  /**
   * Whether a {@code Host} header is ours.
   *
   * @param host the header; without one a request is not for us
   * @param port the port on which the request came
   */
  public boolean isHost(Optional<String> host, int port) {
    return host.map(text -> AUTHORITY.matcher(text.toLowerCase(Locale.ROOT)))
        .filter(Matcher::matches)
        .filter(matcher -> names.contains(matcher.group(1)))
        .filter(matcher -> port(matcher) == port)
        .isPresent();
  }

  /** Whether an {@code Origin} header is ours: a page that this gateway served. */
  public boolean isOrigin(String origin, int port) {
    String lower = origin.toLowerCase(Locale.ROOT);
    return lower.startsWith("http://")
        && isHost(Optional.of(lower.substring("http://".length())), port);
  }

  private static int port(Matcher authority) {
    return authority.group(2) == null ? HTTP : Integer.parseInt(authority.group(2));
  }
}
