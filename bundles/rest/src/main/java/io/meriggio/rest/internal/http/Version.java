// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The entity tag of what can be edited: another one for any other content. */
public final class Version {
  private static final int DIGITS = 16;

  private Version() {}

  /** The tag, in its quotation marks, of what has always the same JSON. */
  public static String of(Object content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Json.bytes(content));
      return '"' + HexFormat.of().formatHex(digest).substring(0, DIGITS) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256, this one has not", e);
    }
  }
}
