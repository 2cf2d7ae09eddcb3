// SPDX-License-Identifier: Apache-2.0
package io.meriggio.tls.internal;

import io.meriggio.tls.Certificate;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * A certificate with its key.
 *
 * @param chain the own certificate first
 */
record Identity(Certificate.Origin origin, List<X509Certificate> chain, PrivateKey key) {

  Identity {
    chain = List.copyOf(chain);
  }

  X509Certificate certificate() {
    return chain.get(0);
  }

  /** What may be shown. */
  Certificate shown() {
    X509Certificate own = certificate();
    return new Certificate(
        origin,
        own.getSubjectX500Principal().getName(),
        own.getIssuerX500Principal().getName(),
        names(own),
        own.getNotBefore().toInstant(),
        own.getNotAfter().toInstant(),
        fingerprint(own));
  }

  /** RFC 5280 section 4.2.1.6: names of type 2 (DNS) and 7 (address). */
  private static List<String> names(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? List.of()
          : names.stream()
              .filter(
                  name ->
                      Integer.valueOf(2).equals(name.get(0))
                          || Integer.valueOf(7).equals(name.get(0)))
              .map(name -> String.valueOf(name.get(1)))
              .toList();
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }

  private static String fingerprint(X509Certificate certificate) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.ofDelimiter(":").formatHex(hash).toUpperCase(Locale.ROOT);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no SHA-256", e);
    }
  }

  /** In the memory of the process only. */
  KeyStore keyStore(char[] password) throws IOException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, password);
      store.setKeyEntry("gateway", key, password, chain.toArray(X509Certificate[]::new));
      return store;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  @Override
  public String toString() {
    return origin + " " + fingerprint(certificate());
  }
}
