// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import io.meriggio.tls.Certificate;
import io.meriggio.tls.Certificates;
import java.util.List;
import java.util.Optional;

/**
 * What HTTPS shows.
 *
 * @param port on which it listens, or null while it doesn't
 * @param origin {@code SELF_MADE}, {@code OWN}, or null while there is none, as all that follows
 */
public record CertificateForm(
    Integer port,
    String origin,
    String subject,
    String issuer,
    List<String> names,
    String validFrom,
    String validTo,
    String fingerprint) {

  /** As the door shows it. */
  public static CertificateForm of(Certificates certificates) {
    Integer port = certificates.port().isPresent() ? certificates.port().getAsInt() : null;
    Optional<Certificate> shown = certificates.current();
    return new CertificateForm(
        port,
        shown.map(c -> c.origin().name()).orElse(null),
        shown.map(Certificate::subject).orElse(null),
        shown.map(Certificate::issuer).orElse(null),
        shown.map(Certificate::names).orElse(null),
        shown.map(c -> c.validFrom().toString()).orElse(null),
        shown.map(c -> c.validTo().toString()).orElse(null),
        shown.map(Certificate::fingerprint).orElse(null));
  }
}
