// SPDX-License-Identifier: Apache-2.0
package io.meriggio.tls;

import io.meriggio.device.Text;

/** A certificate or key that can't be used. */
public final class CertificateRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final Code code;
  private final transient Text text;

  /** What is wrong, for programs. */
  public enum Code {
    /** No certificate can be read. */
    NOT_A_CERTIFICATE,
    /** No private key can be read, or one with a password. */
    NOT_A_KEY,
    /** The key is not that of the first certificate. */
    KEY_DOES_NOT_FIT,
    /** A certificate is not signed by the one after it. */
    CHAIN_BROKEN,
    /** A certificate has ended or does not begin yet. */
    NOT_VALID_NOW,
    /** The key is too short for browsers. */
    TOO_WEAK
  }

  /** With the sentence for people. */
  public CertificateRefused(Code code, Text text) {
    super(text.english());
    this.code = code;
    this.text = text;
  }

  public Code code() {
    return code;
  }

  /** What was found and what is allowed. */
  public Text text() {
    return text;
  }
}
