// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names under which this gateway may be asked.
 *
 * <p>A page elsewhere can let its own name point to this machine (DNS rebinding) and would then be
 * taken by the browser for a page of ours. Its {@code Host} header still tells its name.
 */
final class OwnHosts {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * Addresses that mean "every interface": something to listen on, never something to be called.
   */
  private static final Set<String> WILDCARDS = Set.of("", "0.0.0.0", "::", "[::]", "*");

  /** RFC 9110 section 7.2: uri-host, and a port after a colon; the host in brackets is IPv6. */
  private static final Pattern HOST_HEADER =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+\\]|[^\\[\\]:/@\\s]+?)\\.?(?::(\\d{1,5}))?");

  private final Set<String> names;

  private OwnHosts(Set<String> names) {
    this.names = Set.copyOf(names);
  }

  /**
   * Loopback names and those given.
   *
   * @param configured further host names or addresses, without port; wildcards are left out
   */
  static OwnHosts loopbackAnd(Collection<String> configured) {
    Set<String> names = new HashSet<>(LOOPBACK);
    configured.stream()
        .map(name -> name.trim().toLowerCase(Locale.ROOT))
        .filter(name -> !WILDCARDS.contains(name))
        .map(name -> name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name)
        .forEach(names::add);
    return new OwnHosts(names);
  }

  /** Tells whether a request with this {@code Host} header is for us; without one it is not. */
  boolean accepts(Optional<String> hostHeader) {
    return hostHeader
        .map(HOST_HEADER::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1).toLowerCase(Locale.ROOT))
        .filter(names::contains)
        .isPresent();
  }
}
