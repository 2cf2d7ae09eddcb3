// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Under which names and port this gateway is asked. A page elsewhere that lets its own name point
 * to this machine (DNS rebinding), or simply calls our address, is told by {@code Host} or by
 * {@code Origin}.
 *
 * <p>On loopback only its names count; beyond it also the machine's own addresses and host name,
 * and {@code meriggio.local}.
 *
 * <p>Threads: any.
 */
public final class OwnAddress {
  /** The name that the gateway offers in a local network. */
  public static final String LOCAL_NAME = "meriggio.local";

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<String> ANY = Set.of("0.0.0.0", "::", "[::]", "*", "");

  /** RFC 9110 section 7.2: host and optional port; an IPv6 address stands in brackets. */
  private static final Pattern AUTHORITY =
      Pattern.compile("(\\[[0-9a-f:.]{2,45}]|[a-z0-9._-]{1,253}?)\\.?(?::(\\d{1,5}))?");

  private final Set<String> names = new HashSet<>(LOOPBACK);
  private final Supplier<Set<String>> machine;

  /**
   * The names of this machine.
   *
   * @param configured the name or address that the gateway was told to listen on; without one, or
   *     with one that means every interface, it listens beyond loopback
   */
  public OwnAddress(Optional<String> configured) {
    this(configured, new MachineNames());
  }

  /**
   * The same with other names of the machine.
   *
   * @param machine the machine's own addresses and names as they are now, asked only for a name
   *     that is none of the others
   */
  public OwnAddress(Optional<String> configured, Supplier<Set<String>> machine) {
    String host = normal(configured.orElse(""));
    boolean loopback = LOOPBACK.contains(host);
    if (!ANY.contains(host)) {
      names.add(host);
    }
    if (!loopback) {
      names.add(LOCAL_NAME);
    }
    this.machine = loopback ? Set::of : machine;
  }

  private static String normal(String name) {
    String lower = name.trim().toLowerCase(Locale.ROOT);
    boolean bare = lower.contains(":") && !lower.startsWith("[") && !ANY.contains(lower);
    return bare ? "[" + lower + "]" : lower;
  }

  /**
   * Whether a {@code Host} header is ours, whatever port it names.
   *
   * @param host the header; without one a request is not for us
   */
  public boolean isHost(Optional<String> host) {
    return host.map(OwnAddress::authority)
        .filter(Matcher::matches)
        .filter(matcher -> isOwn(matcher.group(1)))
        .isPresent();
  }

  /**
   * Whether a {@code Host} header is ours.
   *
   * @param host the header; without one a request is not for us
   * @param port the port on which the request came
   * @param secure whether it came over TLS
   */
  public boolean isHost(Optional<String> host, int port, boolean secure) {
    return host.map(OwnAddress::authority)
        .filter(Matcher::matches)
        .filter(matcher -> port(matcher, secure) == port)
        .filter(matcher -> isOwn(matcher.group(1)))
        .isPresent();
  }

  /** Whether an {@code Origin} header is ours: a page that this gateway served. */
  public boolean isOrigin(String origin, int port, boolean secure) {
    String scheme = secure ? "https://" : "http://";
    String lower = origin.toLowerCase(Locale.ROOT);
    return lower.startsWith(scheme)
        && isHost(Optional.of(lower.substring(scheme.length())), port, secure);
  }

  private boolean isOwn(String name) {
    return names.contains(name) || machine.get().contains(name);
  }

  private static Matcher authority(String text) {
    return AUTHORITY.matcher(text.toLowerCase(Locale.ROOT));
  }

  private static int port(Matcher authority, boolean secure) {
    int usual = secure ? 443 : 80;
    return authority.group(2) == null ? usual : Integer.parseInt(authority.group(2));
  }
}
