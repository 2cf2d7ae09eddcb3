// SPDX-License-Identifier: Apache-2.0
package io.meriggio.update;

import io.meriggio.device.Text;
import java.io.Serial;

/**
 * A pack that isn't taken; what served before goes on serving. The text says why, in words for
 * people; the message is its English.
 */
public final class PackRefused extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  /** Why, for programs. */
  public enum Code {
    /** Not a readable archive, or not made like a pack. */
    NOT_A_PACK,
    /** More, or larger, than a driver has reason to be. */
    TOO_LARGE,
    /**
     * Its bundles are not what a driver may be: they export packages, attach to others, or take the
     * name of one of the gateway's.
     */
    NOT_A_DRIVER,
    /** A newer version is installed; rollback is the way back. */
    VERSION_TOO_OLD,
    /** It needs something that this gateway doesn't have. */
    UNRESOLVABLE,
    /** It was put in and offered no working driver in time. */
    UNHEALTHY,
    /** Another pack offers a driver for the same family. */
    FAMILY_TAKEN,
    /** No pack of this name is installed. */
    NOT_INSTALLED,
    /** There is no earlier version to go back to. */
    NO_PREVIOUS,
    /** The data directory can't be written or read. */
    STORAGE,
    /** The gateway stops; the next start brings back what served before. */
    STOPPING
  }

  private final Code code;
  private final transient Text text;

  public PackRefused(Code code, Text text) {
    this(code, text, null);
  }

  public PackRefused(Code code, Text text, Throwable cause) {
    super(text.english(), cause);
    this.code = code;
    this.text = text;
  }

  public Code code() {
    return code;
  }

  /** Why, for people. */
  public Text text() {
    return text;
  }
}
