// SPDX-License-Identifier: Apache-2.0
package io.meriggio.tls.internal;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.OptionalInt;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * The HTTPS connector of the gateway's server. TLS 1.2 and 1.3.
 *
 * <p>Threads: any.
 */
final class TlsListener implements ConnectorFactory {
  /** As long as that of the connector without TLS. */
  private static final long IDLE_MILLIS = 60_000;

  private final String host;
  private final int port;
  private final SslContextFactory.Server ssl = new SslContextFactory.Server();
  private volatile ServerConnector connector;

  /**
   * @param host the name or address to listen on
   */
  TlsListener(String host, int port, Identity identity) throws IOException {
    this.host = host;
    this.port = port;
    ssl.setIncludeProtocols("TLSv1.2", "TLSv1.3");
    ssl.setSniRequired(false);
    show(identity, ssl);
  }

  private static void show(Identity identity, SslContextFactory factory) throws IOException {
    // for this object alone: it is stored nowhere
    String password = new BigInteger(130, new SecureRandom()).toString(Character.MAX_RADIX);
    factory.setKeyStore(identity.keyStore(password.toCharArray()));
    factory.setKeyStorePassword(password);
  }

  /** Shows another certificate to new connections. */
  void show(Identity identity) throws IOException {
    try {
      ssl.reload(
          factory -> {
            try {
              show(identity, factory);
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          });
    } catch (Exception e) {
      throw new IOException("The certificate could not be changed: " + e.getMessage(), e);
    }
  }

  /** The port that is listened on; empty while there is none. */
  OptionalInt port() {
    ServerConnector made = connector;
    return made != null && made.getLocalPort() > 0
        ? OptionalInt.of(made.getLocalPort())
        : OptionalInt.empty();
  }

  @Override
  public Connector createConnector(Server server) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSecureScheme("https");
    // people come by address: the guard looks at names, not the connector
    http.addCustomizer(new SecureRequestCustomizer(false));
    ServerConnector made =
        new ServerConnector(
            server,
            1,
            1,
            new SslConnectionFactory(ssl, "http/1.1"),
            new HttpConnectionFactory(http));
    made.setHost(host);
    made.setPort(port);
    made.setIdleTimeout(IDLE_MILLIS);
    connector = made;
    return made;
  }
}
