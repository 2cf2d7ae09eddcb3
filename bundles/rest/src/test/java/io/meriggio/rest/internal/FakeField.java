// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import io.meriggio.device.Text;
import io.meriggio.field.Backup;
import io.meriggio.field.BackupRefused;
import io.meriggio.field.Backups;
import io.meriggio.field.SupportBundle;
import io.meriggio.tls.Certificate;
import io.meriggio.tls.CertificateRefused;
import io.meriggio.tls.Certificates;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Back-ups, support bundles and certificates of a gateway that a test asks. */
final class FakeField implements Backups, Certificates {
  static final Certificate SELF_MADE =
      new Certificate(
          Certificate.Origin.SELF_MADE,
          "CN=Meriggio",
          "CN=Meriggio",
          List.of("meriggio.local"),
          Instant.parse("2026-01-01T00:00:00Z"),
          Instant.parse("2028-03-31T00:00:00Z"),
          "AB:CD");

  final SupportBundle support = out -> out.write("support".getBytes(StandardCharsets.UTF_8));
  Optional<Certificate> certificate = Optional.of(SELF_MADE);
  boolean withdrawn;

  @Override
  public void write(OutputStream out) throws IOException {
    out.write("backup".getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Backup take(InputStream body) throws BackupRefused, IOException {
    String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
    if (!text.equals("backup")) {
      throw new BackupRefused(
          BackupRefused.Code.NOT_A_BACKUP, new Text("no back-up", "nessun backup"));
    }
    return new Backup(Instant.parse("2026-06-01T10:00:00Z"), "0.1.0", Optional.empty(), 7);
  }

  @Override
  public OptionalInt port() {
    return OptionalInt.of(8443);
  }

  @Override
  public Optional<Certificate> current() {
    return certificate;
  }

  @Override
  public Certificate take(String certificates, String privateKey) throws CertificateRefused {
    if (!privateKey.equals("good")) {
      throw new CertificateRefused(
          CertificateRefused.Code.KEY_DOES_NOT_FIT, new Text("other key", "altra chiave"));
    }
    return SELF_MADE;
  }

  @Override
  public void withdraw() {
    withdrawn = true;
  }
}
