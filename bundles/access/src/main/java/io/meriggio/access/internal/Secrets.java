// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** Makes secrets, and compares them in a time that does not depend on them. Threads: any. */
final class Secrets {
  /** Without those that are taken for one another: 0 O, 1 I L, U V. */
  private static final String LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

  private static final int GROUP = 4;
  private static final int TOKEN_BYTES = 32;
  private static final int ID_BYTES = 9;

  private final SecureRandom random;

  Secrets(SecureRandom random) {
    this.random = random;
  }

  /** 256 bits for a machine to keep. */
  String token(String prefix) {
    return prefix + base64(TOKEN_BYTES);
  }

  /** A name for something, no secret. */
  String id() {
    return base64(ID_BYTES);
  }

  /** A code for people, in groups of four letters: 19.6 bits a group. */
  String code(int groups) {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < groups * GROUP; i++) {
      if (i > 0 && i % GROUP == 0) {
        code.append('-');
      }
      code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return code.toString();
  }

  private String base64(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What is kept of a secret that is long enough not to be guessed. */
  static String hash(String secret) {
    return HexFormat.of().formatHex(digest(secret));
  }

  /** What is kept of a code: as people may write it, with blanks and in small letters. */
  static String hashOfCode(String code) {
    return hash(plain(code));
  }

  /** Whether two codes or serial numbers are the same, however they are written. */
  static boolean sameCode(String one, String other) {
    return MessageDigest.isEqual(digest(plain(one)), digest(plain(other)));
  }

  /** Whether two hashes are the same. */
  static boolean sameHash(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }

  private static String plain(String code) {
    return code.replaceAll("[^\\p{L}\\p{N}]", "").toUpperCase(Locale.ROOT);
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256, this one has not", e);
    }
  }
}
