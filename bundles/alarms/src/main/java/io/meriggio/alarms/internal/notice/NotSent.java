// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.notice;

import io.meriggio.device.Text;

/** A notice that was not taken. */
public final class NotSent extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean forGood;
  private final transient Text text;

  private NotSent(boolean forGood, Text text, Throwable cause) {
    super(text.english(), cause);
    this.forGood = forGood;
    this.text = text;
  }

  /** Another try may succeed. */
  static NotSent yet(Text text, Throwable cause) {
    return new NotSent(false, text, cause);
  }

  /** The server won't take this one, however often it is tried. */
  static NotSent ever(Text text, Throwable cause) {
    return new NotSent(true, text, cause);
  }

  boolean isForGood() {
    return forGood;
  }

  /** What the server said, or what is missing. */
  Text text() {
    return text;
  }
}
