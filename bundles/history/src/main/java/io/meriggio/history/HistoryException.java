// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history;

import io.meriggio.device.Text;

/** A query can't be answered. */
public final class HistoryException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final transient Text text;

  /** With what was found and what is allowed, for people. */
  public HistoryException(Reason reason, Text text) {
    super(text.english());
    this.reason = reason;
    this.text = text;
  }

  public Reason reason() {
    return reason;
  }

  /** What was found and what is allowed, for people. */
  public Text text() {
    return text;
  }

  /** Why. */
  public enum Reason {
    /** The device has no history of such a point. */
    UNKNOWN_POINT,
    /** The span is empty or turned round. */
    BAD_SPAN,
    /** More rows than allowed: a longer step is needed. */
    TOO_MANY_ROWS,
    /** More points than allowed. */
    TOO_MANY_POINTS,
    /** Energies are not kept second by second. */
    STEP_TOO_SHORT,
    /** The file of the history can't be used. */
    UNAVAILABLE
  }
}
