// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The id of exactly these files, part of every asset's address.
 *
 * <p>It comes from the content and not from a time stamp: archives are reproducible, so that all
 * releases carry the same file times and a browser that asked "changed since?" would keep an old
 * page for ever.
 */
final class BuildId {
  private static final int LENGTH = 12;

  private BuildId() {}

  /** Returns twelve hexadecimal digits that change with any name or byte of the files. */
  static String of(Map<String, byte[]> files) {
    MessageDigest digest = sha256();
    new TreeMap<>(files)
        .forEach(
            (name, content) -> {
              digest.update((name + '\0' + content.length + '\0').getBytes(StandardCharsets.UTF_8));
              digest.update(content);
            });
    return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
  }

  /**
   * Returns the source expression {@code 'sha256-…'} that allows exactly this inline text (CSP
   * level 3).
   */
  static String cspHash(String inlineText) {
    byte[] hash = sha256().digest(inlineText.getBytes(StandardCharsets.UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
