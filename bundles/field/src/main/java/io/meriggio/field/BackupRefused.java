// SPDX-License-Identifier: Apache-2.0
package io.meriggio.field;

import io.meriggio.device.Text;

/** A file that can't be taken as a back-up. */
public final class BackupRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final Code code;
  private final transient Text text;

  /** What is wrong, for programs. */
  public enum Code {
    /** No back-up of a gateway, or one that broke off. */
    NOT_A_BACKUP,
    /** A newer gateway made it. */
    NEWER,
    /** It holds a name that leads elsewhere, or one that is no data. */
    BAD_PATH,
    /** It holds more than a gateway keeps, or than the disk has room for. */
    TOO_LARGE
  }

  /** With the sentence for people. */
  public BackupRefused(Code code, Text text) {
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
