// SPDX-License-Identifier: Apache-2.0
package io.meriggio.tls.internal;

import io.meriggio.tls.Certificate.Origin;
import io.meriggio.tls.CertificateRefused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder {@code keys} of the data directory: one PEM file a certificate with its key, for this
 * user's eyes only.
 */
final class KeyFolder {
  private static final Logger LOG = LoggerFactory.getLogger(KeyFolder.class);

  private final Path folder;

  KeyFolder(Path folder) {
    this.folder = folder;
  }

  /** The one that was kept last, if it can be read. */
  Optional<Identity> read(Origin origin) {
    Path file = file(origin);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      String text = Files.readString(file, StandardCharsets.US_ASCII);
      var chain = Pem.certificates(text);
      return Optional.of(
          new Identity(origin, chain, Pem.key(text, chain.get(0).getPublicKey().getAlgorithm())));
    } catch (IOException | CertificateRefused e) {
      LOG.error("{} can't be used: {}", file, e.getMessage());
      return Optional.empty();
    }
  }

  /** Replaces the file as a whole; it is on the disk when this returns. */
  void keep(Identity identity) throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    Path file = file(identity.origin());
    Path next = folder.resolve(file.getFileName() + ".next");
    Files.deleteIfExists(next);
    try (FileChannel channel =
        FileChannel.open(
            next,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      ByteBuffer bytes = ByteBuffer.wrap(Pem.of(identity).getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  void remove(Origin origin) throws IOException {
    Files.deleteIfExists(file(origin));
  }

  private Path file(Origin origin) {
    return folder.resolve(List.of("self-made.pem", "own.pem").get(origin.ordinal()));
  }
}
