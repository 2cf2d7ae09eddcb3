// SPDX-License-Identifier: Apache-2.0
package io.meriggio.tls.internal;

import io.meriggio.tls.Certificate.Origin;
import io.meriggio.tls.CertificateRefused;
import io.meriggio.tls.CertificateRefused.Code;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Looks at all of a certificate and its key before they are used. */
final class IdentityCheck {
  /** Below these browsers refuse a connection. */
  private static final int SHORTEST_RSA = 2048;

  private static final int SHORTEST_EC = 256;

  private IdentityCheck() {}

  /** The identity that two texts hold. */
  static Identity of(Origin origin, String certificates, String privateKey, Instant now)
      throws CertificateRefused {
    List<X509Certificate> chain = Pem.certificates(certificates);
    X509Certificate own = chain.get(0);
    requireStrength(own.getPublicKey());
    PrivateKey key = Pem.key(privateKey, own.getPublicKey().getAlgorithm());
    requireFit(own, key);
    requireChain(chain);
    requireValid(chain, now);
    return new Identity(origin, chain, key);
  }

  private static void requireStrength(PublicKey key) throws CertificateRefused {
    boolean enough =
        key instanceof RSAPublicKey rsa
            ? rsa.getModulus().bitLength() >= SHORTEST_RSA
            : key instanceof ECPublicKey ec && ec.getParams().getOrder().bitLength() >= SHORTEST_EC;
    if (!enough) {
      throw new CertificateRefused(
          Code.TOO_WEAK, TlsTexts.text("key.weak", key.getAlgorithm(), SHORTEST_RSA, SHORTEST_EC));
    }
  }

  private static void requireFit(X509Certificate own, PrivateKey key) throws CertificateRefused {
    if (!fits(own.getPublicKey(), key)) {
      throw new CertificateRefused(
          Code.KEY_DOES_NOT_FIT,
          TlsTexts.text("key.other", own.getSubjectX500Principal().getName()));
    }
  }

  private static boolean fits(PublicKey open, PrivateKey key) {
    byte[] sample = {1, 2, 3, 4};
    String algorithm = open.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(sample);
      byte[] signed = signature.sign();
      signature.initVerify(open);
      signature.update(sample);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static void requireChain(List<X509Certificate> chain) throws CertificateRefused {
    for (int i = 0; i + 1 < chain.size(); i++) {
      X509Certificate lower = chain.get(i);
      X509Certificate upper = chain.get(i + 1);
      try {
        lower.verify(upper.getPublicKey());
      } catch (GeneralSecurityException e) {
        throw new CertificateRefused(
            Code.CHAIN_BROKEN,
            TlsTexts.text(
                "certificate.chain",
                lower.getSubjectX500Principal().getName(),
                upper.getSubjectX500Principal().getName()));
      }
    }
  }

  private static void requireValid(List<X509Certificate> chain, Instant now)
      throws CertificateRefused {
    for (X509Certificate certificate : chain) {
      try {
        certificate.checkValidity(Date.from(now));
      } catch (CertificateException e) {
        throw new CertificateRefused(
            Code.NOT_VALID_NOW,
            TlsTexts.text(
                "certificate.time",
                certificate.getSubjectX500Principal().getName(),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                now));
      }
    }
  }
}
