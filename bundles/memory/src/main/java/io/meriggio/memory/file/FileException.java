// SPDX-License-Identifier: Apache-2.0
package io.meriggio.memory.file;

import io.meriggio.device.Text;

/** A database file can't be used, or something was not done on it. */
public final class FileException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final transient Text text;

  /** With what was found, as the end of a sentence. */
  public FileException(Reason reason, Text text, Throwable cause) {
    super(text.english(), cause);
    this.reason = reason;
    this.text = text;
  }

  public Reason reason() {
    return reason;
  }

  /** What was found, as the end of a sentence. */
  public Text text() {
    return text;
  }

  /** Why. */
  public enum Reason {
    /** The disk, or the file's limit, is full: a later call works when there is room. */
    FULL,
    /** The file is not as it was written: set it aside. */
    DAMAGED,
    /** A newer version of the gateway wrote it. */
    NEWER,
    /** Another process has it open. */
    USED,
    /** The folder, the library or the disk can't be used. */
    UNUSABLE
  }
}
