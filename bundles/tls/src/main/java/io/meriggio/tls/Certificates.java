// SPDX-License-Identifier: Apache-2.0
package io.meriggio.tls;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The certificate of HTTPS. A change is in force at once: new connections see it, old ones go on.
 *
 * <p>Threads: may be called from any thread.
 */
@ProviderType
public interface Certificates {

  /** The port on which HTTPS is served; empty when it is off or not up yet. */
  OptionalInt port();

  /** The certificate that is shown; empty until the first one is made. */
  Optional<Certificate> current();

  /**
   * Takes a certificate of one's own in place of the self-made one, after checking it whole.
   *
   * @param certificates PEM: the gateway's own certificate first, then those that vouch for it
   * @param privateKey PEM, PKCS#8 without a password, RSA or EC; it is never shown again
   * @throws CertificateRefused with what is wrong; the present one stays
   * @throws IOException when it can't be kept; the present one stays
   */
  Certificate take(String certificates, String privateKey) throws CertificateRefused, IOException;

  /**
   * Goes back to the self-made certificate.
   *
   * @throws IOException when the own one can't be removed; it stays
   */
  void withdraw() throws IOException;
}
