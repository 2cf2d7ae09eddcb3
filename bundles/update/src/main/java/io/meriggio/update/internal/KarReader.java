// SPDX-License-Identifier: Apache-2.0
package io.meriggio.update.internal;

import io.meriggio.update.PackRefused;
import io.meriggio.update.PackRefused.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Unpacks a Karaf archive into an empty folder and checks it: what comes out has been read to its
 * last byte.
 *
 * <p>Threads: any; each call has its own folder.
 */
final class KarReader {
  static final String ARCHIVE = "pack.kar";

  private static final long LARGEST_ARCHIVE = 32L << 20;
  private static final long LARGEST_TEXT = 1L << 20;
  private static final Archive.Limits LIMITS = new Archive.Limits(2000, 128L << 20, 200);
  private static final Archive.Limits BUNDLE_LIMITS = new Archive.Limits(20_000, 128L << 20, 200);

  private KarReader() {}

  /**
   * Reads an archive.
   *
   * @param kar not closed
   * @param folder empty; afterwards it holds the archive and the bundles of its feature
   * @throws PackRefused when it isn't a pack
   */
  static PackContent read(InputStream kar, Path folder) throws IOException, PackRefused {
    Path archive = folder.resolve(ARCHIVE);
    String digest = copy(kar, archive);
    Map<String, Path> jars = new HashMap<>();
    List<byte[]> features = new ArrayList<>();
    new Archive(PackTexts.text("what.pack"), archive, LIMITS)
        .read(
            (name, content) -> {
              if (name.endsWith(".jar")) {
                Path jar = folder.resolve("entry" + jars.size());
                Files.copy(content, jar);
                jars.put(name, jar);
              } else if (name.endsWith(".xml")) {
                byte[] text = content.readNBytes((int) LARGEST_TEXT);
                if (FeatureDescription.isOne(text)) {
                  features.add(text);
                }
              }
            });
    if (features.size() != 1) {
      throw PackTexts.refused(Code.NOT_A_PACK, "archive.features", features.size());
    }
    FeatureDescription feature = FeatureDescription.read(features.get(0));
    List<PackContent.BundleFile> bundles = bundles(feature, jars, folder);
    for (Path left : jars.values()) {
      Files.deleteIfExists(left);
    }
    return new PackContent(feature.name(), feature.version(), digest, feature.requires(), bundles);
  }

  private static List<PackContent.BundleFile> bundles(
      FeatureDescription feature, Map<String, Path> jars, Path folder)
      throws IOException, PackRefused {
    List<PackContent.BundleFile> bundles = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (FeatureDescription.Coordinates coordinates : feature.bundles()) {
      Path jar = jars.get(coordinates.path());
      if (jar == null || !names.add(coordinates.file())) {
        throw PackTexts.refused(Code.NOT_A_PACK, "archive.bundle", coordinates.path());
      }
      BundleJar bundle = BundleJar.read(jar, coordinates.file(), BUNDLE_LIMITS);
      Files.move(jar, folder.resolve(coordinates.file()));
      bundles.add(
          new PackContent.BundleFile(
              coordinates.file(),
              bundle.symbolicName(),
              bundle.version(),
              coordinates.dependency()));
    }
    return bundles;
  }

  private static String copy(InputStream kar, Path archive) throws IOException, PackRefused {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[8192];
    long total = 0;
    try (OutputStream out = new DigestOutputStream(Files.newOutputStream(archive), digest)) {
      for (int n = kar.read(buffer); n >= 0; n = kar.read(buffer)) {
        total += n;
        if (total > LARGEST_ARCHIVE) {
          throw PackTexts.refused(Code.TOO_LARGE, "archive.size", LARGEST_ARCHIVE);
        }
        out.write(buffer, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The digest by which archives are told apart. */
  static String digest(Path archive) throws IOException {
    return HexFormat.of().formatHex(sha256().digest(Files.readAllBytes(archive)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
