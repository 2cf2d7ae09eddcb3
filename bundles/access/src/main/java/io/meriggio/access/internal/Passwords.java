// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access.internal;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import io.meriggio.access.AccessRefused;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Hashes and checks passwords with bcrypt. What is longer than bcrypt's 71 bytes is hashed with
 * SHA-512 first, so that no end of a long password is ignored.
 *
 * <p>Threads: any, one hash at a time: strangers who sign in must not take the processor from the
 * control of the plant.
 */
final class Passwords {
  /** The shortest password, in characters. */
  static final int SHORTEST = 10;

  static final int LONGEST = 200;
  private static final int LEAST_DIFFERENT = 4;
  private static final BCrypt.Version VERSION = BCrypt.Version.VERSION_2B;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Of bcrypt's own base 64: 22 letters of salt and 31 of the hash. */
  private static final int SALT_AND_HASH = 53;

  private static final String ALPHABET =
      "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private final int cost;
  private final BCrypt.Hasher hasher;
  private final BCrypt.Verifyer verifier;
  private final String nobodys;
  private final Semaphore turn = new Semaphore(1, true);

  /**
   * Passwords of a cost.
   *
   * @param cost the binary logarithm of bcrypt's rounds, 4 to 31
   */
  Passwords(int cost, SecureRandom random) {
    this.cost = cost;
    hasher = BCrypt.with(VERSION, random, LongPasswordStrategies.hashSha512(VERSION));
    verifier = BCrypt.verifyer(VERSION, LongPasswordStrategies.hashSha512(VERSION));
    nobodys = nobodys(cost, random);
  }

  /**
   * What has the form of a hash and was made of no password: to check one against it takes as long
   * as against a true one, and to make it takes no time when the gateway starts.
   */
  static String nobodys(int cost, SecureRandom random) {
    StringBuilder made = new StringBuilder("$2b$%02d$".formatted(cost));
    random
        .ints(SALT_AND_HASH, 0, ALPHABET.length())
        .forEach(letter -> made.append(ALPHABET.charAt(letter)));
    return made.toString();
  }

  /**
   * What is kept of a password.
   *
   * @throws AccessRefused BAD_PASSWORD, TOO_MANY_TRIES
   */
  String hash(String password, String user) throws AccessRefused {
    check(password, user);
    takeTurn();
    try {
      return hashed(password);
    } finally {
      turn.release();
    }
  }

  /**
   * Whether it is the password. Without a hash it takes as long, and is not.
   *
   * @throws AccessRefused TOO_MANY_TRIES
   */
  boolean matches(String password, Optional<String> hash) throws AccessRefused {
    takeTurn();
    try {
      boolean same =
          verifier.verify(bytes(password), hash.orElse(nobodys).getBytes(StandardCharsets.US_ASCII))
              .verified;
      return same && hash.isPresent();
    } finally {
      turn.release();
    }
  }

  private String hashed(String password) {
    return new String(hasher.hash(cost, bytes(password)), StandardCharsets.US_ASCII);
  }

  /** The same password whichever way a keyboard composes its letters. */
  private static byte[] bytes(String password) {
    String composed = Normalizer.normalize(password, Normalizer.Form.NFC);
    String bounded = composed.length() > LONGEST ? composed.substring(0, LONGEST + 1) : composed;
    return bounded.getBytes(StandardCharsets.UTF_8);
  }

  private static void check(String password, String user) throws AccessRefused {
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST || password.length() > LONGEST) {
      throw Refused.of(AccessRefused.Code.BAD_PASSWORD, "password.length", SHORTEST, LONGEST);
    }
    if (password.chars().distinct().count() < LEAST_DIFFERENT
        || password.toLowerCase(Locale.ROOT).equals(user.toLowerCase(Locale.ROOT))) {
      throw Refused.of(AccessRefused.Code.BAD_PASSWORD, "password.simple", LEAST_DIFFERENT);
    }
  }

  private void takeTurn() throws AccessRefused {
    try {
      if (!turn.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw Refused.later(PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refused.later(PATIENCE);
    }
  }
}
