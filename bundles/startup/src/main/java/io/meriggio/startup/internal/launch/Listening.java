// SPDX-License-Identifier: Apache-2.0
package io.meriggio.startup.internal.launch;

import io.meriggio.startup.internal.Messages;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Where the gateway listens.
 *
 * @param host a name or an address of this machine, or one that means all of them
 * @param port of HTTP
 * @param securePort of HTTPS; empty when it is off
 */
public record Listening(String host, int port, OptionalInt securePort) {
  private static final String LOOPBACK = "127.0.0.1";
  private static final String EVERYWHERE = "0.0.0.0";
  private static final Set<String> ANY = Set.of(EVERYWHERE, "::", "[::]", "*");
  private static final String SECURE_PORT = "8443";

  /**
   * What the environment says: {@code MERIGGIO_HTTP_HOST}, {@code MERIGGIO_HTTP_PORT}, {@code
   * MERIGGIO_HTTPS_PORT} (a number or {@code off}). Without a word the demo listens on loopback and
   * without HTTPS, a gateway everywhere and on 8443 too, if nobody else does.
   *
   * @param environment gives a variable, or null
   * @throws StartException when a value can't be used or a port is taken
   */
  static Listening of(UnaryOperator<String> environment, boolean demo, Messages messages)
      throws StartException {
    String host = said(environment, "HTTP_HOST").orElse(demo ? LOOPBACK : EVERYWHERE);
    String bound = host.equals("*") ? EVERYWHERE : host;
    if (!HttpPort.isOwn(bound)) {
      throw new StartException(ExitStatus.USAGE, messages.text("host.bad", host));
    }
    int port = port(said(environment, "HTTP_PORT").orElse("8080"), "HTTP", messages);
    requireFree(bound, port, "HTTP", messages);
    return new Listening(bound, port, securePort(environment, demo, bound, messages));
  }

  private static OptionalInt securePort(
      UnaryOperator<String> environment, boolean demo, String host, Messages messages)
      throws StartException {
    Optional<String> said = said(environment, "HTTPS_PORT");
    String wanted = said.orElse(demo ? "off" : SECURE_PORT);
    if (wanted.equals("off")) {
      return OptionalInt.empty();
    }
    int port = port(wanted, "HTTPS", messages);
    if (said.isPresent()) {
      requireFree(host, port, "HTTPS", messages);
    } else if (!HttpPort.free(host, port)) {
      System.err.println(messages.text("https.taken", port));
      return OptionalInt.empty();
    }
    return OptionalInt.of(port);
  }

  private static int port(String text, String kind, Messages messages) throws StartException {
    try {
      return HttpPort.parse(text);
    } catch (IllegalArgumentException e) {
      throw new StartException(ExitStatus.USAGE, messages.text("port.bad", text, kind));
    }
  }

  private static void requireFree(String host, int port, String kind, Messages messages)
      throws StartException {
    if (!HttpPort.free(host, port)) {
      throw new StartException(
          ExitStatus.PORT_TAKEN, messages.text("port.taken", host, port, kind));
    }
  }

  private static Optional<String> said(UnaryOperator<String> environment, String name) {
    return Optional.ofNullable(environment.apply("MERIGGIO_" + name)).filter(v -> !v.isEmpty());
  }

  /** An address by which this machine reaches itself. */
  public static String reachable(String host) {
    return ANY.contains(host) ? LOOPBACK : host;
  }
}
