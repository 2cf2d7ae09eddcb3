// SPDX-License-Identifier: Apache-2.0
package io.meriggio.tls.internal;

import io.meriggio.field.Notice;
import io.meriggio.tls.Certificate;
import io.meriggio.tls.Certificate.Origin;
import io.meriggio.tls.CertificateRefused;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which certificate is shown: the own one while there is one, else the self-made, which is made and
 * renewed when {@link #tend} finds it due.
 *
 * <p>Threads: any; one at a time.
 */
final class CertificateDesk {
  private static final Logger LOG = LoggerFactory.getLogger(CertificateDesk.class);

  /** No gateway ran before: certificates made by such a clock would have ended long ago. */
  private static final Instant FIRST_DAY = Instant.parse("2025-01-01T00:00:00Z");

  private static final Duration RENEWAL = Duration.ofDays(30);

  private final KeyFolder folder;
  private final Maker maker;
  private final Supplier<Collection<String>> names;
  private final Clock clock;
  private Optional<Identity> current;
  private Optional<String> failure = Optional.empty();

  /** Makes a certificate for names. */
  @FunctionalInterface
  interface Maker {
    Identity make(Collection<String> names) throws IOException;
  }

  CertificateDesk(KeyFolder folder, Maker maker, Supplier<Collection<String>> names, Clock clock) {
    this.folder = folder;
    this.maker = maker;
    this.names = names;
    this.clock = clock;
    this.current = folder.read(Origin.OWN).or(() -> folder.read(Origin.SELF_MADE));
  }

  synchronized Optional<Identity> current() {
    return current;
  }

  /**
   * Makes the self-made certificate where there is none or it ends within 30 days. While the clock
   * can't be right, nothing is made.
   *
   * @return whether another certificate is shown now
   */
  synchronized boolean tend() {
    Instant now = clock.instant();
    boolean due =
        current
            .filter(identity -> identity.origin() == Origin.OWN || !ends(identity, now))
            .isEmpty();
    if (!due || now.isBefore(FIRST_DAY)) {
      return false;
    }
    try {
      Identity made = maker.make(names.get());
      folder.keep(made);
      current = Optional.of(made);
      failure = Optional.empty();
      LOG.info("HTTPS has a new certificate, {}", made);
      return true;
    } catch (IOException e) {
      if (failure.isEmpty()) {
        LOG.error("No certificate for HTTPS could be made", e);
      }
      failure = Optional.of(String.valueOf(e.getMessage()));
      return false;
    }
  }

  synchronized Identity take(String certificates, String key)
      throws CertificateRefused, IOException {
    Identity own = IdentityCheck.of(Origin.OWN, certificates, key, clock.instant());
    folder.keep(own);
    current = Optional.of(own);
    LOG.info("HTTPS has an own certificate, {}", own);
    return own;
  }

  synchronized void withdraw() throws IOException {
    folder.remove(Origin.OWN);
    current = folder.read(Origin.SELF_MADE);
    tend();
  }

  /** What is to be told. */
  synchronized List<Notice> notices() {
    if (current.isEmpty()) {
      return failure.map(CertificateDesk::failed).stream().toList();
    }
    Identity shown = current.get();
    return ends(shown, clock.instant()) ? List.of(ends(shown.shown())) : List.of();
  }

  private static Notice ends(Certificate certificate) {
    return new Notice(Notice.Word.CERTIFICATE, TlsTexts.text("notice.ends", certificate.validTo()));
  }

  private static Notice failed(String why) {
    return new Notice(Notice.Word.CERTIFICATE, TlsTexts.text("notice.failed", why));
  }

  private static boolean ends(Identity identity, Instant now) {
    return identity.certificate().getNotAfter().toInstant().isBefore(now.plus(RENEWAL));
  }
}
