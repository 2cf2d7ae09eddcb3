// SPDX-License-Identifier: Apache-2.0
package io.meriggio.tls.internal;

import io.meriggio.tls.CertificateRefused;
import io.meriggio.tls.CertificateRefused.Code;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates and keys as text: RFC 7468. */
final class Pem {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]{3,40})-----([A-Za-z0-9+/=\\s]*+)-----END \\1-----");
  private static final String CERTIFICATE = "CERTIFICATE";
  private static final String KEY = "PRIVATE KEY";
  private static final int MOST_CERTIFICATES = 10;

  private Pem() {}

  /** All certificates of a text, in their order. */
  static List<X509Certificate> certificates(String text) throws CertificateRefused {
    List<X509Certificate> found = new ArrayList<>();
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      if (block.group(1).equals(CERTIFICATE)) {
        found.add(certificate(block.group()));
      }
    }
    if (found.isEmpty() || found.size() > MOST_CERTIFICATES) {
      throw new CertificateRefused(
          Code.NOT_A_CERTIFICATE,
          TlsTexts.text("certificate.none", found.size(), MOST_CERTIFICATES));
    }
    return found;
  }

  private static X509Certificate certificate(String block) throws CertificateRefused {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(block.getBytes(StandardCharsets.US_ASCII)));
    } catch (CertificateException e) {
      throw new CertificateRefused(
          Code.NOT_A_CERTIFICATE, TlsTexts.text("certificate.broken", e.getMessage()));
    }
  }

  /**
   * The private key of a text.
   *
   * @param algorithm of the public key to which it belongs: {@code RSA} or {@code EC}
   */
  static PrivateKey key(String text, String algorithm) throws CertificateRefused {
    Matcher block = BLOCK.matcher(text);
    String other = "";
    while (block.find()) {
      if (block.group(1).equals(KEY)) {
        return key(Base64.getMimeDecoder().decode(block.group(2)), algorithm);
      }
      other = block.group(1).endsWith(KEY) ? block.group(1) : other;
    }
    throw new CertificateRefused(
        Code.NOT_A_KEY,
        other.isEmpty() ? TlsTexts.text("key.none") : TlsTexts.text("key.form", other));
  }

  private static PrivateKey key(byte[] pkcs8, String algorithm) throws CertificateRefused {
    try {
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException e) {
      throw new CertificateRefused(Code.NOT_A_KEY, TlsTexts.text("key.broken", algorithm));
    }
  }

  /** Certificates, then the key. */
  static String of(Identity identity) {
    try {
      StringBuilder text = new StringBuilder();
      for (X509Certificate certificate : identity.chain()) {
        text.append(block(CERTIFICATE, certificate.getEncoded()));
      }
      return text.append(block(KEY, identity.key().getEncoded())).toString();
    } catch (CertificateException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static String block(String type, byte[] bytes) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN " + type + "-----\n" + lines + "\n-----END " + type + "-----\n";
  }
}
