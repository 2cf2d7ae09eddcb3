// SPDX-License-Identifier: Apache-2.0
package io.meriggio.tls;

import java.time.Instant;
import java.util.List;

/**
 * What may be shown of a certificate.
 *
 * @param origin who made it
 * @param subject whom it names, as a distinguished name
 * @param issuer who vouches for it
 * @param names the host names and addresses for which it is good
 * @param validFrom inclusive
 * @param validTo inclusive
 * @param fingerprint SHA-256 of the certificate, 32 bytes in hex with colons, as browsers show it
 */
public record Certificate(
    Origin origin,
    String subject,
    String issuer,
    List<String> names,
    Instant validFrom,
    Instant validTo,
    String fingerprint) {

  /** Who made a certificate. */
  public enum Origin {
    /** The gateway: browsers ask once whether to trust it. */
    SELF_MADE,
    /** The people of the gateway brought it. */
    OWN
  }
}
