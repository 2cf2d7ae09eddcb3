// SPDX-License-Identifier: Apache-2.0
package io.meriggio.memory;

import io.meriggio.device.Text;

/** A change could not be kept or the file could not be read. Nothing was changed. */
public final class MemoryException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final transient Text text;

  /** With what happened, for people. */
  public MemoryException(Reason reason, Text text, Throwable cause) {
    super(text.english(), cause);
    this.reason = reason;
    this.text = text;
  }

  public Reason reason() {
    return reason;
  }

  /** What happened, for people. */
  public Text text() {
    return text;
  }

  /** Why. */
  public enum Reason {
    /** The disk, or the memory's part of it, is full: a later call works when there is room. */
    FULL,
    /** The file was damaged while the gateway ran; the next start sets it aside. */
    DAMAGED,
    /** The disk or the file can't be read or written. */
    UNUSABLE,
    /** The gateway stops. */
    CLOSED
  }
}
